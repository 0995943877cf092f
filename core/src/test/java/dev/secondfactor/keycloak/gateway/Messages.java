package dev.secondfactor.keycloak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.sms.SmsMessage;
import java.time.Duration;

/** Messages as gateways get them. */
public final class Messages {

  public static final String NUMBER = "+4915123456789";
  public static final String CODE = "482913";
  public static final String TEXT =
      "482913 ist Ihr Code für \"A&B=C%\"+\n\n@login.example.org #482913";
  public static final SmsMessage MESSAGE = of(TEXT);

  private Messages() {}

  public static SmsMessage of(String text) {
    return new SmsMessage(new PhoneNumber(NUMBER, "DE", 49), text, Duration.ofSeconds(300));
  }

  /** Has nothing of a message in it. */
  public static void isHarmless(String text) {
    assertThat(text).doesNotContain(CODE, NUMBER, NUMBER.substring(1), "ist Ihr Code");
  }
}
