package dev.secondfactor.core.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportAddressTest {

  private static final URI BASE = URI.create("https://login.example.com/deliveries/t/reports");

  @Test
  @DisplayName("each gateway has an address of its own, which says nothing of it and stays")
  void address() {
    SmsGateway one = gateway("Main / + ü (0a1b)");

    assertThat(ReportAddress.of(BASE, one).toString())
        .matches(BASE + "/[0-9a-f-]{36}")
        .endsWith(ReportAddress.key(one));
    assertThat(ReportAddress.key(gateway(one.name()))).isEqualTo(ReportAddress.key(one));
    assertThat(ReportAddress.key(gateway("Main"))).isNotEqualTo(ReportAddress.key(one));
  }

  private static SmsGateway gateway(String name) {
    return new SmsGateway() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public HandOver send(SmsMessage message) {
        return new HandOver.MaybeSent();
      }
    };
  }
}
