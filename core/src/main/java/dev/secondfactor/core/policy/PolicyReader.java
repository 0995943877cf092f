package dev.secondfactor.core.policy;

import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.grace.GraceRules;
import dev.secondfactor.core.lockout.LockoutRules;
import dev.secondfactor.core.lockout.Penalty;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.core.trust.TrustRules;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a realm's settings. The same reading serves to refuse bad values when they are saved and to
 * live with those that an import brought: each bad field is named, and has its default.
 */
public final class PolicyReader {

  private final SettingsReader read;

  private PolicyReader(Function<String, List<String>> values) {
    this.read = new SettingsReader(values);
  }

  /**
   * Reads settings.
   *
   * @param values the values of a field by its name; an empty list when there is none
   */
  public static PolicyReading read(Function<String, List<String>> values) {
    PolicyReader reader = new PolicyReader(values);
    SecondFactorPolicy policy = reader.policy();
    return new PolicyReading(policy, reader.read.problems(), PolicyWarnings.of(policy, values));
  }

  /** The policy of a realm that has no settings. */
  public static SecondFactorPolicy defaults() {
    return read(field -> List.of()).policy();
  }

  private SecondFactorPolicy policy() {
    Preset preset = read.choice(PolicyFields.PRESET, Preset.values(), Preset::id);
    Set<Method> methods = methods(preset);
    return new SecondFactorPolicy(
        preset,
        methods,
        primary(methods),
        read.text(PolicyFields.SECOND_FACTOR_REQUIRED)
            .filter(PolicyFields.REQUIRED::equals)
            .isPresent(),
        WhoReader.read(read),
        new GraceRules(
            read.number(PolicyFields.GRACE_DAYS), read.number(PolicyFields.GRACE_LOGINS)),
        seconds(PolicyFields.FRESH_CHECK_SECONDS),
        trust(preset),
        new TrustedProvidersReader(read, preset).read(),
        read.choice(CodeFields.EMAIL_DESTINATION, EmailDestination.values(), EmailDestination::id),
        new CodeRules(
            read.number(CodeFields.CODE_LENGTH),
            seconds(CodeFields.CODE_LIFETIME),
            read.number(CodeFields.GUESSES_PER_CODE)),
        seconds(CodeFields.TOTP_SETUP_LIFETIME),
        new RecoveryRules(
            read.number(CodeFields.RECOVERY_CODES),
            read.flag(CodeFields.RECOVERY_CODES_VIEWABLE),
            read.text(CodeFields.RECOVERY_CODES_KEY),
            read.flag(CodeFields.RECOVERY_CODES_AFTER_TOTP)),
        new LockoutRules(
            read.number(LockoutFields.MAX_FAILURES),
            seconds(LockoutFields.LOCK_SECONDS),
            read.number(LockoutFields.DISABLE_AFTER_FAILURES)),
        read.choice(LockoutFields.LOCKOUT_PENALTY, Penalty.values(), Penalty::id),
        sends(),
        sender());
  }

  private Set<Method> methods(Preset preset) {
    Set<Method> chosen = EnumSet.noneOf(Method.class);
    for (String value : read.texts(PolicyFields.METHODS)) {
      Optional<Method> method = Method.byId(value);
      if (method.filter(preset::allows).isPresent()) {
        chosen.add(method.orElseThrow());
      } else if (method.isPresent()) {
        read.refuse(PolicyFields.METHODS, value, "what the preset " + preset.id() + " allows");
      }
    }
    if (!chosen.isEmpty() && chosen.stream().noneMatch(Method::standsAlone)) {
      String spare = chosen.iterator().next().id();
      read.refuse(PolicyFields.METHODS, spare, "at least one method beside recovery codes");
      return preset.allowed();
    }
    return chosen.isEmpty() ? preset.allowed() : chosen;
  }

  private Optional<Method> primary(Set<Method> methods) {
    Optional<String> value = read.text(PolicyFields.PRIMARY_METHOD);
    Optional<Method> method = value.flatMap(Method::byId);
    if (method.isPresent() && !methods.contains(method.orElseThrow())) {
      read.refuse(PolicyFields.PRIMARY_METHOD, value.orElseThrow(), "one of the enabled methods");
      return Optional.empty();
    }
    return method;
  }

  /** A trusted browser is no factor at AAL2 of NIST SP 800-63B-4. */
  private TrustRules trust(Preset preset) {
    int days = read.number(PolicyFields.TRUSTED_BROWSER_DAYS);
    if (days > 0 && !preset.allowsTrustedBrowsers()) {
      read.refuse(
          PolicyFields.TRUSTED_BROWSER_DAYS,
          Integer.toString(days),
          "0 with the preset " + preset.id());
      return new TrustRules(0);
    }
    return new TrustRules(days);
  }

  private SendRules sends() {
    return new SendRules(
        Arrays.stream(read.text(SendFields.RESEND_WAITS).orElseThrow().split(","))
            .map(wait -> Duration.ofSeconds(Integer.parseInt(wait.strip())))
            .toList(),
        read.number(SendFields.SENDS_PER_DESTINATION_10_MIN),
        read.number(SendFields.SENDS_PER_DESTINATION_DAY),
        read.number(SendFields.SENDS_PER_USER_DAY),
        read.number(SendFields.SENDS_PER_IP_5_MIN),
        read.number(SendFields.SENDS_PER_REALM_DAY),
        new SmsRules(
            new SmsCountries(Set.copyOf(read.texts(SendFields.SMS_COUNTRIES))),
            read.number(SendFields.SMS_PER_RANGE_10_MIN),
            read.number(SendFields.SMS_PER_COUNTRY_DAY),
            read.number(SendFields.SMS_PER_REALM_DAY),
            read.text(SendFields.SMS_NUMBER_ATTRIBUTE)));
  }

  private Sender sender() {
    // Read even when there is no host: a bad value is refused whether or not it is in use.
    int port = read.number(SenderFields.SENDER_PORT);
    Sender.Security security =
        read.choice(
            SenderFields.SENDER_SECURITY,
            Sender.Security.values(),
            choice -> choice.name().toLowerCase(Locale.ROOT));
    Optional<String> user = read.text(SenderFields.SENDER_USER);
    Optional<String> password = read.text(SenderFields.SENDER_PASSWORD);
    Optional<Sender.Server> server =
        read.text(SenderFields.SENDER_HOST)
            .map(host -> new Sender.Server(host, port, security, user, password));
    return new Sender(
        read.text(SenderFields.SENDER_ADDRESS),
        read.text(SenderFields.SENDER_NAME),
        read.text(SenderFields.SENDER_REPLY_TO),
        server);
  }

  private Duration seconds(Setting setting) {
    return Duration.ofSeconds(read.number(setting));
  }
}
