package dev.secondfactor.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Networks")
class NetworksTest {

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0, true",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, 9.255.255.255, false",
    "192.168.1.128/25, 192.168.1.128, true",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.1/32, 192.0.2.1, true",
    "192.0.2.0/31, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "128.0.0.0/1, 255.255.255.255, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:DB8::/32, 2001:0db8:0:0:0:0:0:1, true",
    "::1, 0:0:0:0:0:0:0:1, true",
    "::1, ::2, false",
    "::/0, 2001:db8::1, true",
    "::/0, 10.0.0.1, false",
    "fe80::/10, fe80::1%eth0, true",
    "fe80::/10, [fe80::1%3], true",
    "fc00::/7, fdff::1, true",
    "fc00::/7, fe00::1, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "10.0.0.0/8, ::FFFF:a01:203, true",
    "10.0.0.0/8, ::10.1.2.3, false",
    "::ffff:10.0.0.0/104, 10.1.2.3, true",
    "::ffff:10.0.0.0/104, 11.1.2.3, false",
    "::ffff:0:0/96, 203.0.113.9, true",
    "::ffff:10.0.0.7, 10.0.0.7, true",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221, true",
    "2001:db8:1:2:3:4:5:6/127, 2001:db8:1:2:3:4:5:7, true",
  })
  @DisplayName("contain the addresses that begin as they do")
  void contain(String network, String address, boolean contained) {
    Networks networks = Networks.parse(List.of(network));

    assertThat(networks.isClear()).isTrue();
    assertThat(networks.contain(IpAddress.parse(address).orElseThrow())).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "example.com",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/+8",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "10.0.0/8",
        "10/8",
        "10.0.0.0.0/8",
        "010.0.0.0/8",
        "10.0.0.256",
        "10.0.0.0/255.0.0.0",
        "0x0a.0.0.0/8",
        "10.0.0.0 /8",
        "::/129",
        "2001:db8::1/32",
        "2001:db8",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        ":::",
        ":1",
        "1:",
        "12345::",
        "g::",
        "1:2:3:4:5:6:7::8:9",
        "1:2:3:4::5:6:7:8",
        "fe80::1%eth0",
        "[::1]",
        "10.0.0.0::",
        "::1.2.3",
        "*",
        "/8",
        "/",
        "١٠.0.0.0/8",
        "10.0.0.0/٨"
      })
  @DisplayName("that cannot be read are named, and what is meant is not clear")
  void bad(String text) {
    Networks networks = Networks.parse(List.of("192.0.2.0/24", text));

    assertThat(networks.bad()).containsExactly(text);
    assertThat(networks.isClear()).isFalse();
  }

  @Test
  @DisplayName("none is not clear either, and blanks are nothing")
  void none() {
    assertThat(Networks.parse(List.of()).isClear()).isFalse();
    assertThat(Networks.parse(List.of("", "  ")).isClear()).isFalse();
    assertThat(Networks.parse(Arrays.asList(" ::1 ", "", "10.0.0.0/8")))
        .satisfies(
            networks -> {
              assertThat(networks.isClear()).isTrue();
              assertThat(networks.networks()).hasSize(2);
              assertThat(networks.bad()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "unknown", "_hidden", "localhost", "example.com", "10.0.0.1:443", "[10.0.0.1]",
        "10.0.0.1%eth0", "::1%", "::1%a b", "[::1", "::1]", "[::1]:443", "10.0.0.1/32", " ::1"
      })
  @DisplayName("contain nothing that is no address")
  void noAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }
}
