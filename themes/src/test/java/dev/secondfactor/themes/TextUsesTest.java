package dev.secondfactor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Texts and those who use them")
class TextUsesTest {

  /** Keys that Keycloak puts together by itself from our ids. */
  private static final Pattern BY_KEYCLOAK =
      Pattern.compile(
          "second-factor-(email|sms)|second-factor-.*-(display-name|help-text)|requiredAction\\..*");

  private final Set<String> keys = Texts.of("en").keys();
  private final Set<String> inJava = JavaSources.textKeys();

  @Test
  @DisplayName("Java code names only texts that exist")
  void textsExist() {
    assertThat(inJava)
        .contains("secondFactorCodeWrong")
        .allSatisfy(used -> assertThat(keys).anyMatch(key -> key.startsWith(used)));
  }

  @Test
  @DisplayName("every text is used")
  void textsAreUsed() {
    Set<String> inFull = new TreeSet<>(inJava);
    Set<String> beginnings = new TreeSet<>(inJava);
    beginnings.removeAll(keys);
    for (String template : Templates.all()) {
      inFull.addAll(Templates.keys(template));
      beginnings.addAll(Templates.keyPrefixes(template));
    }

    assertThat(keys)
        .filteredOn(key -> !BY_KEYCLOAK.matcher(key).matches())
        .allSatisfy(
            key ->
                assertThat(inFull.contains(key) || beginnings.stream().anyMatch(key::startsWith))
                    .as(key)
                    .isTrue());
  }
}
