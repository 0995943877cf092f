package dev.secondfactor.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.policy.PolicyFields;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The texts of the admin console")
class ConsoleTextsTest {

  private static final Path FOLDER = Path.of("src/main/resources/theme/second-factor/admin");
  private static final String PREFIX = "secondFactor.";
  private static final Pattern WHOLE_KEY = Pattern.compile("\\b(?:t|or)\\(\\s*\"([^\"]+)\"");
  private static final Pattern KEY_START = Pattern.compile("`([a-z][a-z.]*\\.)\\$\\{");
  private static final Pattern ANY_TEXT = Pattern.compile("[\"`]([a-z][\\w.-]*)[\"`]");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d\\}");

  private final Properties english = texts("en");
  private final Properties german = texts("de");

  @Test
  @DisplayName("are the same in German, which also has the help that REST has in English")
  void languages() {
    assertThat(keys(german))
        .filteredOn(key -> !key.startsWith("help."))
        .containsExactlyInAnyOrderElementsOf(keys(english));
    assertThat(keys(english))
        .allSatisfy(
            key -> assertThat(arguments(german, key)).as(key).isEqualTo(arguments(english, key)));
  }

  @Test
  @DisplayName("are there for everything that the scripts name")
  void exist() {
    assertThat(inScripts(WHOLE_KEY)).contains("tab", "user.reset").isSubsetOf(keys(english));
    assertThat(inScripts(KEY_START))
        .contains("method.")
        .allSatisfy(start -> assertThat(keys(german)).anyMatch(key -> key.startsWith(start)));
  }

  @Test
  @DisplayName("are all used")
  void used() {
    Set<String> named = inScripts(ANY_TEXT);
    Set<String> starts = inScripts(KEY_START);
    assertThat(keys(english))
        .allSatisfy(
            key ->
                assertThat(named.contains(key) || starts.stream().anyMatch(key::startsWith))
                    .as(key)
                    .isTrue());
  }

  @Test
  @DisplayName("name every setting of the policy in both languages")
  void settings() {
    List<String> names = PolicyFields.ALL.stream().map(each -> "setting." + each.name()).toList();
    assertThat(keys(english)).containsAll(names);
    assertThat(keys(german))
        .containsAll(names)
        .containsAll(names.stream().map(name -> name.replace("setting.", "help.")).toList());
  }

  private static Set<String> inScripts(Pattern pattern) {
    return Scripts.all().values().stream()
        .flatMap(text -> pattern.matcher(text).results().map(found -> found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> keys(Properties texts) {
    assertThat(texts.stringPropertyNames()).allMatch(key -> key.startsWith(PREFIX));
    return texts.stringPropertyNames().stream()
        .map(key -> key.substring(PREFIX.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> arguments(Properties texts, String key) {
    return ARGUMENT
        .matcher(texts.getProperty(PREFIX + key))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties texts(String language) {
    Properties texts = new Properties();
    try {
      texts.load(
          new StringReader(
              Scripts.read(FOLDER.resolve("messages/messages_" + language + ".properties"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
