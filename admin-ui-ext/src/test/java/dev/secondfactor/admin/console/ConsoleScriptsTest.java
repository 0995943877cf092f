package dev.secondfactor.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The scripts of the admin console")
class ConsoleScriptsTest {

  private static final int MOST_LINES = 200;
  private static final Pattern IMPORT = Pattern.compile("^import .* from \"(.*)\";$");

  @Test
  @DisplayName("are small")
  void small() {
    assertThat(Scripts.all())
        .isNotEmpty()
        .allSatisfy(
            (name, text) -> assertThat(text.lines().count()).as(name).isLessThan(MOST_LINES));
  }

  @Test
  @DisplayName("never make HTML or code of a text, and keep nothing in the browser")
  void neverMakeCode() {
    assertThat(Scripts.all())
        .allSatisfy(
            (name, text) ->
                assertThat(text)
                    .as(name)
                    .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "eval(",
                        "new Function",
                        "localStorage",
                        "sessionStorage",
                        "document.cookie"));
  }

  @Test
  @DisplayName("load each other and nothing from elsewhere")
  void loadEachOther() {
    var all = Scripts.all();
    assertThat(all)
        .allSatisfy(
            (name, text) -> {
              assertThat(text.replace("http://www.w3.org/2000/svg", ""))
                  .as(name)
                  .doesNotContain("http:", "https:");
              assertThat(text.lines().map(IMPORT::matcher).filter(found -> found.matches()))
                  .as(name)
                  .allSatisfy(
                      found ->
                          assertThat(all).containsKey(found.group(1).replaceFirst("^\\./", "")));
            });
  }

  @Test
  @DisplayName("are loaded by the theme, whose parent is the console's own")
  void theme() {
    Path theme = Path.of("src/main/resources/theme/second-factor/admin/theme.properties");
    assertThat(Scripts.read(theme))
        .contains("parent=keycloak.v2\n", "scripts=second-factor/main.js\n");
    assertThat(Files.exists(Path.of("src/main/console/main.js"))).isTrue();
  }

  @Test
  @DisplayName("write nothing to the log but the one line of a console that they do not know")
  void log() {
    assertThat(Scripts.all())
        .allSatisfy(
            (name, text) ->
                assertThat(Pattern.compile("\\bconsole\\.\\w+\\(").matcher(text).results().count())
                    .as(name)
                    .isEqualTo(name.equals("main.js") ? 1 : 0));
  }
}
