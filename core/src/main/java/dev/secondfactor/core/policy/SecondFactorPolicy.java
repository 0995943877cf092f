package dev.secondfactor.core.policy;

import dev.secondfactor.core.grace.GraceRules;
import dev.secondfactor.core.lockout.LockoutRules;
import dev.secondfactor.core.lockout.Penalty;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.trust.TrustRules;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A realm's settings for second factors.
 *
 * @param preset the rules that the settings start from
 * @param methods the methods that are enabled
 * @param primary the method that users without one are asked to set up first
 * @param required whether those who are asked for one have to have a second factor
 * @param who whom the realm asks for a second factor
 * @param grace how long the set-up of a second factor that is required may be put off
 * @param freshCheck for how long a check of a second factor counts before a change
 * @param trust for how long a browser may be trusted
 * @param providers the identity providers whose word counts
 * @param emailDestination which address a code by e-mail goes to
 * @param code what a code is like
 * @param totpSetupLifetime how long a secret can be used after it was shown for set-up
 * @param recovery what recovery codes are like
 * @param lockout when wrong codes lock
 * @param penalty what a lock leads to
 * @param sends how many messages may be sent
 * @param sender a mailbox of its own for code mails
 */
public record SecondFactorPolicy(
    Preset preset,
    Set<Method> methods,
    Optional<Method> primary,
    boolean required,
    Who who,
    GraceRules grace,
    Duration freshCheck,
    TrustRules trust,
    TrustedProviders providers,
    EmailDestination emailDestination,
    CodeRules code,
    Duration totpSetupLifetime,
    RecoveryRules recovery,
    LockoutRules lockout,
    Penalty penalty,
    SendRules sends,
    Sender sender) {

  /** Keeps the set from being changed. */
  public SecondFactorPolicy {
    methods = Set.copyOf(methods);
  }

  /** Whether the method is enabled and the preset lets it be offered at login. */
  public boolean offers(Method method) {
    return methods.contains(method) && preset.allows(method);
  }

  /**
   * Whether users can set the method up: for codes by SMS there has to be a country to send to.
   * Without one, whoever has a number is still asked for a code and gets none, so that an empty
   * list never means a login without a second factor.
   */
  public boolean letsSetUp(Method method) {
    return offers(method)
        && !(method == Method.SMS_OTP && sends.sms().countries().regions().isEmpty());
  }

  /** The method that users without one set up first: the primary one, else the strongest. */
  public Optional<Method> firstToSetUp() {
    return toSetUp().findFirst();
  }

  /**
   * The methods that users without one can choose from: the primary one first, then the others, the
   * strongest first. Recovery codes are not among them, for they are a spare.
   */
  public Stream<Method> toSetUp() {
    return Stream.concat(primary.stream(), Stream.of(Method.TOTP, Method.EMAIL_OTP, Method.SMS_OTP))
        .distinct()
        .filter(this::letsSetUp);
  }
}
