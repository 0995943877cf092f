package dev.secondfactor.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The search of the server's log")
class LogSearchTest {

  private static final String LINE = "2026-11-22 03:00:00,123 INFO  [x.Y] (thread-1) ";
  private static final String ERROR = "2026-11-22 03:00:00,123 ERROR [x.Y] (thread-1) ";

  private final LogSearch search =
      new LogSearch(
          Set.of("123456", "a-Password"),
          Set.of("alice@realm-1.test"),
          List.of(Pattern.compile("KC-SERVICES0029")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        LINE + "sent 123456",
        LINE + "code=123456, user=x",
        LINE + "to <Alice@Realm-1.test>",
        LINE + "password 'a-password'",
        LINE + "two lines\nthe second has 123456"
      })
  @DisplayName("finds a code, an address and a password, in any case and line")
  void findsLeaks(String record) {
    assertThat(search.problemsIn(List.of(record))).singleElement().asString().startsWith("leaked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ERROR + "something broke",
        LINE + "look\njava.lang.IllegalStateException: no\n\tat x.Y.z(Y.java:1)",
        LINE + "failed with SQLException: bad"
      })
  @DisplayName("finds errors and stack traces that nobody announced")
  void findsTrouble(String record) {
    assertThat(search.problemsIn(List.of(record)))
        .singleElement()
        .asString()
        .startsWith("not announced");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LINE + "session 01234567-1234-1234-a123456f",
        LINE + "took 1234567 ns",
        LINE + "to a•••@r•••.test",
        LINE + "type=\"LOGIN_ERROR\", error=\"invalid_user_credentials\""
      })
  @DisplayName("lets other numbers, masked addresses and events pass")
  void letsTheRestPass(String record) {
    assertThat(search.problemsIn(List.of(record))).isEmpty();
  }

  @Test
  @DisplayName("lets an announced failure name an address, but never a code")
  void knowsWhatWasAnnounced() {
    String announced = ERROR + "KC-SERVICES0029: Failed to send email to alice@realm-1.test";

    assertThat(search.problemsIn(List.of(announced))).isEmpty();
    assertThat(search.problemsIn(List.of(announced + ": 123456"))).hasSize(1);
  }
}
