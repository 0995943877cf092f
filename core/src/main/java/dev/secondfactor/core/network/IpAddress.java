package dev.secondfactor.core.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address of the internet. One of IPv4 that is written in IPv6 (RFC 4291, 2.5.5.2) is one of
 * IPv4.
 *
 * @param number the address as a number
 * @param bits 32 for IPv4, 128 for IPv6
 */
public record IpAddress(BigInteger number, int bits) {

  private static final int V4 = 32;
  private static final int V6 = 128;
  private static final int GROUPS = 8;

  /** No leading zeros: some programs take such a number for an octal one. */
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,2}");

  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern ZONE = Pattern.compile("%[0-9A-Za-z._~-]{1,64}$");
  private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

  /**
   * Reads an address as a server tells it: one of IPv6 may have a zone, which is left out, and
   * brackets around it. Empty when it is none; names are never looked up.
   */
  public static Optional<IpAddress> parse(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    return bare.contains(":")
        ? v6(ZONE.matcher(bare).replaceFirst("")).map(IpAddress::unmapped)
        : bare.length() == text.length() ? v4(text) : Optional.empty();
  }

  /** Reads an address as a network is written: without zone and brackets, and not unmapped. */
  static Optional<IpAddress> plain(String text) {
    return text.contains(":") ? v6(text) : v4(text);
  }

  /** Whether the address begins with the same bits as another one of its kind. */
  boolean beginsAs(IpAddress other, int length) {
    return bits == other.bits
        && number.shiftRight(bits - length).equals(other.number.shiftRight(bits - length));
  }

  /** Whether all bits from a place on are zero. */
  boolean endsAt(int length) {
    return number.equals(BigInteger.ZERO) || number.getLowestSetBit() >= bits - length;
  }

  /** Whether this is one of IPv4 that is written in IPv6. */
  boolean isMapped() {
    return bits == V6 && number.shiftRight(V4).equals(MAPPED);
  }

  /** The address of IPv4 where this is one that is written in IPv6; else itself. */
  IpAddress unmapped() {
    return isMapped() ? new IpAddress(number.subtract(MAPPED.shiftLeft(V4)), V4) : this;
  }

  private static Optional<IpAddress> v4(String text) {
    List<String> parts = List.of(text.split("\\.", -1));
    BigInteger number = BigInteger.ZERO;
    for (String part : parts) {
      if (!DECIMAL.matcher(part).matches() || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      number = number.shiftLeft(8).add(new BigInteger(part));
    }
    return parts.size() == 4 ? Optional.of(new IpAddress(number, V4)) : Optional.empty();
  }

  private static Optional<IpAddress> v6(String text) {
    String[] halves = hexadecimal(text).split("::", -1);
    if (halves.length > 2 || !Arrays.stream(halves).allMatch(IpAddress::areGroups)) {
      return Optional.empty();
    }
    List<Integer> groups = new ArrayList<>(groups(halves[0]));
    if (halves.length == 2) {
      List<Integer> end = groups(halves[1]);
      groups.addAll(Collections.nCopies(Math.max(1, GROUPS - groups.size() - end.size()), 0));
      groups.addAll(end);
    }
    return groups.size() == GROUPS
        ? Optional.of(new IpAddress(number(groups), V6))
        : Optional.empty();
  }

  /** The last 32 bits may be written as in IPv4. */
  private static String hexadecimal(String text) {
    int last = text.lastIndexOf(':') + 1;
    return v4(text.substring(last))
        .map(v4 -> v4.number().intValue())
        .map(end -> text.substring(0, last) + hex(end >>> 16) + ":" + hex(end & 0xffff))
        .orElse(text);
  }

  private static String hex(int group) {
    return Integer.toHexString(group);
  }

  private static boolean areGroups(String half) {
    return half.isEmpty()
        || Arrays.stream(half.split(":", -1))
            .allMatch(group -> HEXADECIMAL.matcher(group).matches());
  }

  private static List<Integer> groups(String half) {
    return half.isEmpty()
        ? List.of()
        : Arrays.stream(half.split(":", -1)).map(group -> Integer.parseInt(group, 16)).toList();
  }

  private static BigInteger number(List<Integer> groups) {
    return groups.stream()
        .map(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, (number, group) -> number.shiftLeft(16).add(group));
  }
}
