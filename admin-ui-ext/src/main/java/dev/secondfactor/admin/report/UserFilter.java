package dev.secondfactor.admin.report;

import dev.secondfactor.core.method.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The users that are asked for: those of a group, or who have a method, or both. */
final class UserFilter {

  private static final String NEVER_USED = "never-used";

  private final Predicate<ReportUser> predicate;

  private UserFilter(Predicate<ReportUser> predicate) {
    this.predicate = predicate;
  }

  /** The names of groups: those of methods stand for who has them. */
  static List<String> groups() {
    return Stream.concat(Stream.of("none", "sms-only", "few-codes", NEVER_USED), methods().stream())
        .toList();
  }

  /** The names of methods. */
  static List<String> methods() {
    return Stream.concat(
            Arrays.stream(Method.values()).map(Method::id), Stream.of(Enrolment.WEBAUTHN))
        .toList();
  }

  /**
   * The users of a group who have a method; each is one of the names above, or is not asked for.
   */
  static UserFilter of(Optional<String> group, Optional<String> method) {
    if (group.filter(NEVER_USED::equals).isPresent() && method.isPresent()) {
      return new UserFilter(user -> user.hasNeverUsed(method.orElseThrow()));
    }
    Predicate<ReportUser> inGroup = group.map(UserFilter::group).orElse(user -> true);
    return new UserFilter(method.map(name -> inGroup.and(user -> user.has(name))).orElse(inGroup));
  }

  boolean takes(ReportUser user) {
    return predicate.test(user);
  }

  private static Predicate<ReportUser> group(String name) {
    return switch (name) {
      case "none" -> ReportUser::isWithoutFactor;
      case "sms-only" -> ReportUser::isSmsOnly;
      case "few-codes" -> ReportUser::hasFewCodes;
      case NEVER_USED -> ReportUser::hasNeverUsed;
      default -> user -> user.has(name);
    };
  }
}
