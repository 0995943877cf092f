package dev.secondfactor.admin.check;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.gateway.SmsGateways;
import dev.secondfactor.keycloak.mail.MailSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Looks whether there is a way for codes and mails to leave. */
final class SendingCheck {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final SecondFactorPolicy policy;

  SendingCheck(KeycloakSession session, RealmModel realm, SecondFactorPolicy policy) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
  }

  /**
   * What is wrong.
   *
   * @param smsInFlow whether users are asked for codes by SMS
   */
  Stream<FindingView> findings(boolean smsInFlow) {
    return Stream.of(mail(), country(smsInFlow), gateway(), unusableGateways())
        .flatMap(Optional::stream);
  }

  private Optional<FindingView> mail() {
    if (MailSettings.areComplete(session, realm)) {
      return Optional.empty();
    }
    String fix = "Fill in the realm's e-mail settings, with a host and a sender.";
    return Optional.of(
        policy.offers(Method.EMAIL_OTP)
            ? FindingView.error(
                "no-mail-server",
                "No mail can be sent, so nobody gets a code by e-mail, and owners are not told of"
                    + " changes and attacks.",
                fix)
            : FindingView.warning(
                "no-mail-server",
                "No mail can be sent, so owners are not told of changes and attacks.",
                fix));
  }

  private Optional<FindingView> country(boolean smsInFlow) {
    return policy.offers(Method.SMS_OTP) && !policy.letsSetUp(Method.SMS_OTP) && smsInFlow
        ? Optional.of(
            FindingView.warning(
                PolicyCheck.NO_COUNTRY,
                "The browser flow asks for codes by SMS, and the policy lists no country, so nobody"
                    + " can set them up and no message is sent.",
                PolicyCheck.ADD_COUNTRY))
        : Optional.empty();
  }

  private Optional<FindingView> gateway() {
    return policy.letsSetUp(Method.SMS_OTP) && gateways().isEmpty()
        ? Optional.of(
            FindingView.error(
                "no-sms-gateway",
                "Codes by SMS are enabled, and the realm has no enabled gateway that sends them.",
                "Add or enable a gateway, or take sms-otp out of the policy."))
        : Optional.empty();
  }

  private Optional<FindingView> unusableGateways() {
    List<SmsGateway> gateways = gateways();
    List<String> unusable =
        gateways.stream().filter(gateway -> !gateway.isUsable()).map(SmsGateway::name).toList();
    if (unusable.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "These SMS gateways send nothing, for their settings are bad, a secret is not in the vault,"
            + " their provider is not installed, or they are for development: "
            + Names.of(unusable)
            + ".";
    String fix = "Correct the settings of these gateways, or disable them.";
    return Optional.of(
        unusable.size() == gateways.size() && policy.letsSetUp(Method.SMS_OTP)
            ? FindingView.error("sms-gateway-unusable", message, fix)
            : FindingView.warning("sms-gateway-unusable", message, fix));
  }

  private List<SmsGateway> gateways() {
    return SmsGateways.of(session, realm);
  }
}
