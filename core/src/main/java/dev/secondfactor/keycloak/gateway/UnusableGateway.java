package dev.secondfactor.keycloak.gateway;

import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.core.sms.SmsMessage;
import java.util.Map;
import java.util.Optional;

/**
 * A gateway of a component that cannot be used. It takes its place among the others and says why.
 *
 * @param code one of the codes below
 */
record UnusableGateway(String name, String code) implements SmsGateway {

  /** A setting is bad. */
  static final String SETTINGS = "settings";

  /** The vault has not given a secret. */
  static final String VAULT = "vault";

  /** There is no such kind of gateway, or not any more. */
  static final String PROVIDER = "provider";

  private static final Map<String, String> WORDS =
      Map.of(
          SETTINGS, "a setting of the gateway is bad or missing; the log names it",
          VAULT, "the vault has no secret under a name that the gateway refers to",
          PROVIDER, "the provider that the component names is not installed");

  @Override
  public HandOver send(SmsMessage message) {
    return new HandOver.NotSent(Cause.CONFIGURATION, code);
  }

  @Override
  public boolean isUsable() {
    return false;
  }

  @Override
  public Optional<String> explain(String asked) {
    return Optional.ofNullable(WORDS.get(asked));
  }
}
