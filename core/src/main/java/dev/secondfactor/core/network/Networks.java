package dev.secondfactor.core.network;

import java.util.List;
import java.util.Optional;

/**
 * Networks as an administrator lists them.
 *
 * @param networks what could be read
 * @param bad what could not
 */
public record Networks(List<Network> networks, List<String> bad) {

  /** Keeps the lists from being changed. */
  public Networks {
    networks = List.copyOf(networks);
    bad = List.copyOf(bad);
  }

  /** Reads them; blanks around one are dropped, and so are blank ones. */
  public static Networks parse(List<String> texts) {
    List<String> given = texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    return new Networks(
        given.stream().map(Network::parse).flatMap(Optional::stream).toList(),
        given.stream().filter(text -> Network.parse(text).isEmpty()).toList());
  }

  /** Whether it is clear which networks are meant: there is one, and each could be read. */
  public boolean isClear() {
    return bad.isEmpty() && !networks.isEmpty();
  }

  /** Whether an address is in one of them. */
  public boolean contain(IpAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
