package dev.secondfactor.admin.report;

import dev.secondfactor.core.method.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts users as they come. */
final class Counts {

  private final Map<Method, Long> enrolled = new EnumMap<>(Method.class);
  private final Map<Method, Long> neverUsedMethod = new EnumMap<>(Method.class);
  private long users;
  private long withoutFactor;
  private long smsOnly;
  private long fewCodes;
  private long neverUsed;
  private long webauthn;

  /** Counts one more; always true. */
  boolean add(ReportUser user) {
    users++;
    withoutFactor += user.isWithoutFactor() ? 1 : 0;
    smsOnly += user.isSmsOnly() ? 1 : 0;
    fewCodes += user.hasFewCodes() ? 1 : 0;
    neverUsed += user.hasNeverUsed() ? 1 : 0;
    webauthn += user.has(Enrolment.WEBAUTHN) ? 1 : 0;
    for (Method method : Method.values()) {
      enrolled.merge(method, user.has(method.id()) ? 1L : 0L, Long::sum);
      neverUsedMethod.merge(method, user.hasNeverUsed(method.id()) ? 1L : 0L, Long::sum);
    }
    return true;
  }

  ReportView view(long federated) {
    return new ReportView(
        users,
        withoutFactor,
        smsOnly,
        fewCodes,
        neverUsed,
        Arrays.stream(Method.values())
            .map(
                method ->
                    new ReportMethodView(
                        method.id(),
                        enrolled.getOrDefault(method, 0L),
                        neverUsedMethod.getOrDefault(method, 0L)))
            .toList(),
        webauthn,
        federated);
  }
}
