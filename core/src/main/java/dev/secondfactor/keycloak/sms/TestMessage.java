package dev.secondfactor.keycloak.sms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A message with which an administrator tries whether SMS arrive.
 *
 * @param id its name, also that of its delivery
 * @param number the number, masked
 * @param attempts what came of it at each gateway that was tried so far, in that order
 */
public record TestMessage(String id, String number, List<TestAttempt> attempts) {

  private static final String ID = "id";
  private static final String NUMBER = "number";
  private static final String GATEWAY = ".gateway";
  private static final String STATE = ".state";
  private static final String CODE = ".code";
  private static final String EXPLANATION = ".explanation";

  /** Keeps the list from being changed. */
  public TestMessage {
    attempts = List.copyOf(attempts);
  }

  /** How far it has come: what the last attempt says. */
  public TestAttempt.State state() {
    return attempts.isEmpty() ? TestAttempt.State.QUEUED : last().state();
  }

  TestAttempt last() {
    return attempts.get(attempts.size() - 1);
  }

  /** With what came of it at one gateway; takes the place of what was known of that before. */
  TestMessage with(TestAttempt attempt) {
    boolean known = attempts.stream().anyMatch(one -> one.gateway().equals(attempt.gateway()));
    List<TestAttempt> changed = new ArrayList<>(attempts);
    changed.replaceAll(one -> one.gateway().equals(attempt.gateway()) ? attempt : one);
    if (!known) {
      changed.add(attempt);
    }
    return new TestMessage(id, number, changed);
  }

  Map<String, String> values() {
    Map<String, String> values = new HashMap<>(Map.of(ID, id, NUMBER, number));
    for (int i = 0; i < attempts.size(); i++) {
      values.put(i + GATEWAY, attempts.get(i).gateway());
      values.put(i + STATE, attempts.get(i).state().id());
      values.put(i + CODE, attempts.get(i).code());
      values.put(i + EXPLANATION, attempts.get(i).explanation());
    }
    return values;
  }

  static TestMessage of(Map<String, String> values) {
    List<TestAttempt> attempts =
        IntStream.range(0, values.size())
            .mapToObj(i -> attempt(values, i))
            .flatMap(Optional::stream)
            .toList();
    return new TestMessage(values.getOrDefault(ID, ""), values.getOrDefault(NUMBER, ""), attempts);
  }

  private static Optional<TestAttempt> attempt(Map<String, String> values, int number) {
    return TestAttempt.State.byId(values.getOrDefault(number + STATE, ""))
        .map(
            state ->
                new TestAttempt(
                    values.getOrDefault(number + GATEWAY, ""),
                    state,
                    values.getOrDefault(number + CODE, ""),
                    values.getOrDefault(number + EXPLANATION, "")));
  }
}
