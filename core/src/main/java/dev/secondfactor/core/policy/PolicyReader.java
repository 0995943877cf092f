package dev.secondfactor.core.policy;

import dev.secondfactor.core.destination.SmsCountries;
import dev.secondfactor.core.lockout.LockoutRules;
import dev.secondfactor.core.method.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a realm's settings. The same reading serves to refuse bad values when they are saved and to
 * live with those that an import brought: each bad field is named, and has its default.
 */
public final class PolicyReader {

  private static final int LONGEST_SHOWN = 100;

  /** What could make one problem look like two in a log. */
  private static final Pattern LINE_BREAKERS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private final Function<String, List<String>> values;
  private final List<PolicyProblem> problems = new ArrayList<>();

  private PolicyReader(Function<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads settings.
   *
   * @param values the values of a field by its name; an empty list when there is none
   */
  public static PolicyReading read(Function<String, List<String>> values) {
    PolicyReader reader = new PolicyReader(values);
    SecondFactorPolicy policy = reader.policy();
    return new PolicyReading(policy, reader.problems, PolicyWarnings.of(policy, values));
  }

  /** The policy of a realm that has no settings. */
  public static SecondFactorPolicy defaults() {
    return read(field -> List.of()).policy();
  }

  private SecondFactorPolicy policy() {
    Preset preset = choice(PolicyFields.PRESET, Preset.values(), Preset::id);
    Set<Method> methods = methods(preset);
    return new SecondFactorPolicy(
        preset,
        methods,
        primary(methods),
        text(PolicyFields.SECOND_FACTOR_REQUIRED).filter(PolicyFields.REQUIRED::equals).isPresent(),
        choice(PolicyFields.EMAIL_DESTINATION, EmailDestination.values(), EmailDestination::id),
        new CodeRules(
            number(PolicyFields.CODE_LENGTH),
            seconds(PolicyFields.CODE_LIFETIME),
            number(PolicyFields.GUESSES_PER_CODE)),
        seconds(PolicyFields.TOTP_SETUP_LIFETIME),
        new LockoutRules(
            number(PolicyFields.MAX_FAILURES),
            seconds(PolicyFields.LOCK_SECONDS),
            number(PolicyFields.DISABLE_AFTER_FAILURES)),
        sends(),
        sender());
  }

  private Set<Method> methods(Preset preset) {
    Set<Method> chosen = EnumSet.noneOf(Method.class);
    for (String value : texts(PolicyFields.METHODS)) {
      Optional<Method> method = Method.byId(value);
      if (method.filter(preset::allows).isPresent()) {
        chosen.add(method.orElseThrow());
      } else if (method.isPresent()) {
        problem(PolicyFields.METHODS, value, "what the preset " + preset.id() + " allows");
      }
    }
    return chosen.isEmpty() ? preset.allowed() : chosen;
  }

  private Optional<Method> primary(Set<Method> methods) {
    Optional<String> value = text(PolicyFields.PRIMARY_METHOD);
    Optional<Method> method = value.flatMap(Method::byId);
    if (method.isPresent() && !methods.contains(method.orElseThrow())) {
      problem(PolicyFields.PRIMARY_METHOD, value.orElseThrow(), "one of the enabled methods");
      return Optional.empty();
    }
    return method;
  }

  private SendRules sends() {
    return new SendRules(
        Arrays.stream(text(PolicyFields.RESEND_WAITS).orElseThrow().split(","))
            .map(wait -> Duration.ofSeconds(Integer.parseInt(wait.strip())))
            .toList(),
        number(PolicyFields.SENDS_PER_DESTINATION_10_MIN),
        number(PolicyFields.SENDS_PER_DESTINATION_DAY),
        number(PolicyFields.SENDS_PER_USER_DAY),
        number(PolicyFields.SENDS_PER_IP_5_MIN),
        number(PolicyFields.SENDS_PER_REALM_DAY),
        new SmsRules(
            new SmsCountries(Set.copyOf(texts(PolicyFields.SMS_COUNTRIES))),
            number(PolicyFields.SMS_PER_RANGE_10_MIN),
            number(PolicyFields.SMS_PER_COUNTRY_DAY),
            number(PolicyFields.SMS_PER_REALM_DAY),
            text(PolicyFields.SMS_NUMBER_ATTRIBUTE)));
  }

  private Sender sender() {
    // Read even when there is no host: a bad value is refused whether or not it is in use.
    int port = number(PolicyFields.SENDER_PORT);
    Sender.Security security =
        choice(
            PolicyFields.SENDER_SECURITY,
            Sender.Security.values(),
            choice -> choice.name().toLowerCase(Locale.ROOT));
    Optional<String> user = text(PolicyFields.SENDER_USER);
    Optional<String> password = text(PolicyFields.SENDER_PASSWORD);
    Optional<Sender.Server> server =
        text(PolicyFields.SENDER_HOST)
            .map(host -> new Sender.Server(host, port, security, user, password));
    return new Sender(
        text(PolicyFields.SENDER_ADDRESS),
        text(PolicyFields.SENDER_NAME),
        text(PolicyFields.SENDER_REPLY_TO),
        server);
  }

  private int number(PolicyField field) {
    return Integer.parseInt(text(field).orElseThrow());
  }

  private Duration seconds(PolicyField field) {
    return Duration.ofSeconds(number(field));
  }

  private <E> E choice(PolicyField field, E[] choices, Function<E, String> id) {
    String value = text(field).orElseThrow();
    return Stream.of(choices)
        .filter(choice -> id.apply(choice).equals(value))
        .findFirst()
        .orElseThrow();
  }

  /** The one value of a field, its default when it has none or a bad one. */
  private Optional<String> text(PolicyField field) {
    return texts(field).stream()
        .findFirst()
        .or(() -> Optional.of(field.defaultValue()).filter(value -> !value.isEmpty()));
  }

  /** The good values of a field; blanks around one are dropped, but may be part of a secret. */
  private List<String> texts(PolicyField field) {
    List<String> good = new ArrayList<>();
    for (String given : values.apply(field.name())) {
      String value = field.type() == PolicyField.Type.SECRET ? given : given.strip();
      if (value.isBlank()) {
        continue;
      }
      if (field.test().test(value)) {
        good.add(value);
      } else {
        problem(field, value, field.allowed());
      }
    }
    return good;
  }

  private void problem(PolicyField field, String value, String allowed) {
    String shown =
        field.type() == PolicyField.Type.SECRET
            ? "**********"
            : LINE_BREAKERS.matcher(value).replaceAll("?");
    problems.add(
        new PolicyProblem(
            field.name(), shown.substring(0, Math.min(shown.length(), LONGEST_SHOWN)), allowed));
  }
}
