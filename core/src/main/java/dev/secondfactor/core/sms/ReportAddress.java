package dev.secondfactor.core.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.UUID;

/** The addresses at which gateways report on a message. */
public final class ReportAddress {

  private ReportAddress() {}

  /** Where this gateway reports, below the address of the message. */
  public static URI of(URI reportTo, SmsGateway gateway) {
    return URI.create(reportTo + "/" + key(gateway));
  }

  /** The last part of it, which stands for the gateway and says nothing of it. */
  public static String key(SmsGateway gateway) {
    return UUID.nameUUIDFromBytes(gateway.name().getBytes(UTF_8)).toString();
  }
}
