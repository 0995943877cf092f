package dev.secondfactor.admin.policy;

import dev.secondfactor.admin.setting.ProblemView;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.CodeFields;
import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.policy.PolicyReading;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.policy.Sender;
import dev.secondfactor.core.policy.SenderFields;
import dev.secondfactor.core.policy.TrustedProvider;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import dev.secondfactor.core.setting.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The policy as JSON. Fields have the names of the component's configuration.
 *
 * @param preset the preset
 * @param methods the enabled methods
 * @param primaryMethod the method that users are asked to set up first; null for none
 * @param requirement required when those who are asked have to have a second factor, else optional
 * @param who whom the realm asks: all, role, group or attribute
 * @param whoRole the role of those who are asked; null for none
 * @param whoGroup the path of the group of those who are asked; null for none
 * @param whoAttribute the attribute of those who are asked, as name or name=value; null for none
 * @param graceDays days for which a set-up that is required may be put off; 0 for no such limit
 * @param graceLogins logins in which it may be put off; 0 for no such limit
 * @param freshCheckSeconds seconds after which a check of a second factor is too old for a change
 * @param trustedBrowserDays days for which a browser may be trusted; 0 for no browser
 * @param trustedProviders the identity providers whose word counts, as alias, alias amr=value or
 *     alias acr=value
 * @param emailDestination which address codes go to
 * @param codeLength digits
 * @param codeLifetime seconds
 * @param guessesPerCode wrong attempts that end a code
 * @param totpSetupLifetime seconds
 * @param recoveryCodes codes in a new set
 * @param recoveryCodesViewable whether users can see the codes of their set again
 * @param recoveryCodesKey stars when the policy names keys for that; null when it does not
 * @param recoveryCodesAfterTotp whether users without codes are offered some after they have set up
 *     an authenticator app
 * @param maxFailures wrong codes in a row that lock
 * @param lockSeconds seconds of the first lock
 * @param lockoutPenalty what a lock leads to
 * @param disableAfterFailures wrong codes in a row that disable
 * @param resendWaits seconds
 * @param sendsPerDestination10Min messages
 * @param sendsPerDestinationDay messages
 * @param sendsPerUserDay messages
 * @param sendsPerIp5Min messages
 * @param sendsPerRealmDay messages
 * @param smsCountries countries, two letters each; none means that no SMS is sent
 * @param smsPerRange10Min messages
 * @param smsPerCountryDay messages
 * @param smsPerRealmDay messages
 * @param smsNumberAttribute the user attribute whose number is suggested; null for none
 * @param senderAddress From address of code mails; null for that of the realm
 * @param senderName name shown with it
 * @param senderReplyTo where answers go
 * @param senderHost mail server for code mails; null for that of the realm
 * @param senderPort port of that mail server
 * @param senderSecurity how the connection to that mail server is protected
 * @param senderUser user to sign in to that mail server; null for no sign-in
 * @param senderMailboxPassword stars when there is a password of that user; null when there is none
 * @param problems stored values that are ignored
 * @param warnings what is allowed and should be thought over
 */
public record PolicyView(
    String preset,
    List<String> methods,
    Optional<String> primaryMethod,
    String requirement,
    String who,
    Optional<String> whoRole,
    Optional<String> whoGroup,
    Optional<String> whoAttribute,
    int graceDays,
    int graceLogins,
    long freshCheckSeconds,
    int trustedBrowserDays,
    List<String> trustedProviders,
    String emailDestination,
    int codeLength,
    long codeLifetime,
    int guessesPerCode,
    long totpSetupLifetime,
    int recoveryCodes,
    boolean recoveryCodesViewable,
    Optional<String> recoveryCodesKey,
    boolean recoveryCodesAfterTotp,
    int maxFailures,
    long lockSeconds,
    String lockoutPenalty,
    int disableAfterFailures,
    List<Long> resendWaits,
    int sendsPerDestination10Min,
    int sendsPerDestinationDay,
    int sendsPerUserDay,
    int sendsPerIp5Min,
    int sendsPerRealmDay,
    List<String> smsCountries,
    int smsPerRange10Min,
    int smsPerCountryDay,
    int smsPerRealmDay,
    Optional<String> smsNumberAttribute,
    Optional<String> senderAddress,
    Optional<String> senderName,
    Optional<String> senderReplyTo,
    Optional<String> senderHost,
    int senderPort,
    String senderSecurity,
    Optional<String> senderUser,
    Optional<String> senderMailboxPassword,
    List<ProblemView> problems,
    List<Warning> warnings) {

  /**
   * Settings that are allowed, and have consequences that are easily overlooked.
   *
   * @param id the stable name
   * @param field the field
   * @param message one sentence
   */
  public record Warning(String id, String field, String message) {}

  /**
   * A policy.
   *
   * @param stored what it was read from: of a mail server without a host nothing is in force, and a
   *     form shows it all the same
   */
  static PolicyView of(PolicyReading reading, SettingsReader stored) {
    SecondFactorPolicy policy = reading.policy();
    return new PolicyView(
        policy.preset().id(),
        policy.methods().stream().map(Method::id).sorted().toList(),
        policy.primary().map(Method::id),
        policy.required() ? "required" : "optional",
        policy.who().kind().id(),
        stored.text(PolicyFields.WHO_ROLE),
        stored.text(PolicyFields.WHO_GROUP),
        stored.text(PolicyFields.WHO_ATTRIBUTE),
        policy.grace().days(),
        policy.grace().logins(),
        policy.freshCheck().toSeconds(),
        policy.trust().days(),
        policy.providers().entries().stream().map(TrustedProvider::text).sorted().toList(),
        policy.emailDestination().id(),
        policy.code().length(),
        policy.code().lifetime().toSeconds(),
        policy.code().guesses(),
        policy.totpSetupLifetime().toSeconds(),
        policy.recovery().codes(),
        policy.recovery().viewable(),
        stars(stored, CodeFields.RECOVERY_CODES_KEY),
        policy.recovery().afterTotp(),
        policy.lockout().maxFailures(),
        policy.lockout().firstLock().toSeconds(),
        policy.penalty().id(),
        policy.lockout().disableAfter(),
        policy.sends().resendWaits().stream().map(Duration::toSeconds).toList(),
        policy.sends().perDestination10Min(),
        policy.sends().perDestinationDay(),
        policy.sends().perUserDay(),
        policy.sends().perIp5Min(),
        policy.sends().perRealmDay(),
        policy.sends().sms().countries().regions().stream().sorted().toList(),
        policy.sends().sms().perRange10Min(),
        policy.sends().sms().perCountryDay(),
        policy.sends().sms().perRealmDay(),
        policy.sends().sms().numberAttribute(),
        policy.sender().address(),
        policy.sender().name(),
        policy.sender().replyTo(),
        policy.sender().server().map(Sender.Server::host),
        stored.number(SenderFields.SENDER_PORT),
        stored.text(SenderFields.SENDER_SECURITY).orElseThrow(),
        stored.text(SenderFields.SENDER_USER),
        stars(stored, SenderFields.SENDER_PASSWORD),
        reading.problems().stream().map(ProblemView::of).toList(),
        reading.warnings().stream()
            .map(warning -> new Warning(warning.id(), warning.field(), warning.message()))
            .toList());
  }

  private static Optional<String> stars(SettingsReader stored, Setting secret) {
    return stored.has(secret) ? Optional.of(SettingProblem.STARS) : Optional.empty();
  }
}
