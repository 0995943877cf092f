package dev.secondfactor.core.network;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network: all addresses that begin as one does (CIDR, RFC 4632 and RFC 4291, 2.3).
 *
 * @param first its first address
 * @param length the bits that its addresses have in common
 */
public record Network(IpAddress first, int length) {

  private static final int MAPPED_LENGTH = 96;
  private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

  /**
   * Reads an address with the length of the network behind a stroke, such as {@code 10.0.0.0/8} or
   * {@code 2001:db8::/32}; without one it is a network of one address. Empty when it is none, and
   * when the address has bits behind the length: then it is unclear what was meant.
   */
  public static Optional<Network> parse(String text) {
    String[] parts = text.split("/", 2);
    return IpAddress.plain(parts[0])
        .flatMap(
            first ->
                (parts.length == 1 ? Optional.of(first.bits()) : length(parts[1], first.bits()))
                    .filter(first::endsAt)
                    .map(length -> unmapped(first, length)));
  }

  /** Whether an address is in the network. */
  public boolean contains(IpAddress address) {
    return address.beginsAs(first, length);
  }

  private static Optional<Integer> length(String text, int most) {
    return Optional.of(text)
        .filter(digits -> LENGTH.matcher(digits).matches())
        .map(Integer::parseInt)
        .filter(length -> length <= most);
  }

  /** Addresses of IPv4 are compared as such, so a network of them has to be one of IPv4, too. */
  private static Network unmapped(IpAddress first, int length) {
    return first.isMapped() && length >= MAPPED_LENGTH
        ? new Network(first.unmapped(), length - MAPPED_LENGTH)
        : new Network(first, length);
  }
}
