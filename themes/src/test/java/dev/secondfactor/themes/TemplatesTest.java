package dev.secondfactor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The templates and scripts")
class TemplatesTest {

  private final Texts english = Texts.of("en");

  static Iterable<String> templates() {
    return Templates.all();
  }

  static Iterable<String> pages() {
    return Templates.pages();
  }

  static Iterable<String> scripts() {
    return Templates.scripts();
  }

  @ParameterizedTest
  @MethodSource("templates")
  @DisplayName("name only texts that exist")
  void textsExist(String template) {
    assertThat(Templates.keys(template))
        .filteredOn(key -> !Texts.OF_KEYCLOAK.contains(key))
        .allSatisfy(key -> assertThat(english.keys()).contains(key));
    assertThat(Templates.keyPrefixes(template))
        .allSatisfy(prefix -> assertThat(english.keys()).anyMatch(key -> key.startsWith(prefix)));
  }

  @ParameterizedTest
  @MethodSource("templates")
  @DisplayName("never switch the escaping off")
  void escaping(String template) {
    assertThat(Templates.source(template)).doesNotContain("no_esc", "noautoesc");
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("have no inline script, style or handler, so that a realm may forbid them")
  void nothingInline(String page) {
    assertThat(Templates.source(page))
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("import nothing that a theme derived from base may lack")
  void imports(String page) {
    assertThat(
            Templates.find(
                Pattern.compile("<#(?:import|include) \"([^\"]+)\""), Templates.source(page)))
        .isSubsetOf("template.ftl", "second-factor-commons.ftl");
  }

  @Test
  @DisplayName("have each mail as HTML and as plain text")
  void mailsInPairs() {
    assertThat(ThemeResources.files("templates/html", ".ftl"))
        .isNotEmpty()
        .isEqualTo(ThemeResources.files("templates/text", ".ftl"))
        .allSatisfy(
            mail ->
                assertThat(Templates.source("text/" + mail))
                    .startsWith("<#ftl output_format=\"plainText\">"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @DisplayName("look only for elements and files that exist")
  void scriptsFindTheirElements(String script) {
    var source = Templates.script(script);

    assertThat(Templates.find(Pattern.compile("getElementById\\(\"([^\"]+)\"\\)"), source))
        .isSubsetOf(Templates.ids());
    assertThat(Templates.find(Pattern.compile("showStatus\\(\"([^\"]+)\"\\)"), source))
        .isSubsetOf(Templates.statuses());
    assertThat(Templates.find(Pattern.compile("(?:from|import) \"\\./([^\"]+)\""), source))
        .isSubsetOf(Templates.scripts());
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("load only scripts and styles that exist")
  void pagesFindTheirFiles(String page) {
    assertThat(Templates.find(Pattern.compile("/js/([^\"]+)\""), Templates.source(page)))
        .isSubsetOf(Templates.scripts());
    assertThat(Templates.find(Pattern.compile("/css/([^\"]+)\""), Templates.source(page)))
        .isSubsetOf(ThemeResources.files("resources/css", ".css"));
  }
}
