package dev.secondfactor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The mails")
class MailsTest {

  private static final String REALM = "Smith & <Söhne>";

  static Stream<Arguments> codeMails() {
    return Stream.of("en", "de")
        .flatMap(
            language ->
                Stream.of("login", "enrol", "step-up")
                    .map(purpose -> Arguments.of(language, purpose)));
  }

  static Stream<Arguments> notices() {
    return Stream.of("en", "de")
        .flatMap(
            language ->
                Stream.of(
                        "enrolled",
                        "changed",
                        "removed",
                        "reset",
                        "required",
                        "invited",
                        "unlocked",
                        "resynchronised",
                        "used",
                        "viewed",
                        "replaced",
                        "locked",
                        "disabled",
                        "deactivated",
                        "guessed")
                    .map(notice -> Arguments.of(language, notice)));
  }

  @ParameterizedTest
  @MethodSource("codeMails")
  @DisplayName("with a code show it alone and in one piece, and hold no link")
  void code(String language, String purpose) {
    var rendering = codeMail(language).with("purpose", purpose);
    var html = rendering.render("html/second-factor-code.ftl");
    var text = rendering.render("text/second-factor-code.ftl");

    assertThat(Jsoup.parse(html).select("strong").eachText()).containsExactly("012345");
    assertThat(text.lines()).contains("012345");
    assertThat(html + text).doesNotContain("http", "href", "{", "}");
    assertThat(text).contains(REALM);
    assertThat(Jsoup.parse(html).text()).contains(REALM);
    assertThat(Jsoup.parse(html).text()).isEqualTo(text.strip().replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @CsvSource({"1, valid for one minute", "5, valid for 5 minutes"})
  @DisplayName("with a code say its lifetime in words")
  void lifetime(int minutes, String words) {
    assertThat(
            codeMail("en").with("lifetimeMinutes", minutes).render("text/second-factor-code.ftl"))
        .contains(words);
  }

  @ParameterizedTest
  @MethodSource("notices")
  @DisplayName("about a change say what, when and from where, and what to do")
  void notice(String language, String notice) {
    var rendering =
        new Rendering(language)
            .with("notice", notice)
            .with("method", "email-otp")
            .with("realmName", REALM)
            .with("destination", "a•••@e•••.com")
            .with("when", "22 Nov 2026, 14:03 UTC")
            .with("ipAddress", "192.0.2.17");
    var html = Jsoup.parse(rendering.render("html/second-factor-notice.ftl")).text();
    var text = rendering.render("text/second-factor-notice.ftl");

    assertThat(text).contains(REALM, "a•••@e•••.com", "22 Nov 2026, 14:03 UTC", "192.0.2.17");
    assertThat(text).contains(Texts.of(language).format("secondFactorMethod.email-otp"));
    assertThat(html).isEqualTo(text.strip().replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @CsvSource({
    "en, bypass-issued",
    "en, bypass-withdrawn",
    "en, bypass-used",
    "de, bypass-issued",
    "de, bypass-withdrawn",
    "de, bypass-used"
  })
  @DisplayName("about the code of an administrator name no method, and say what to do")
  void bypass(String language, String notice) {
    var rendering =
        new Rendering(language)
            .with("notice", notice)
            .with("method", "recovery-codes")
            .with("realmName", REALM);
    var texts = Texts.of(language);
    var html = Jsoup.parse(rendering.render("html/second-factor-notice.ftl")).text();
    var text = rendering.render("text/second-factor-notice.ftl");

    assertThat(text)
        .contains(REALM)
        .contains(
            texts.format(
                notice.equals("bypass-used")
                    ? "secondFactorMailBypassNotYou"
                    : "secondFactorMailResetNotYou"))
        .doesNotContain(texts.format("secondFactorMethod.recovery-codes"));
    assertThat(html).isEqualTo(text.strip().replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  @DisplayName("that invite to a set-up have the link, to be clicked and to be copied")
  void invited(String language) {
    var rendering =
        new Rendering(language)
            .with("notice", "invited")
            .with("method", "totp")
            .with("realmName", REALM)
            .with("link", "https://id.example/realms/a%20b/account");
    var html = Jsoup.parse(rendering.render("html/second-factor-notice.ftl"));

    assertThat(html.select("a[href='https://id.example/realms/a%20b/account']").eachText())
        .containsExactly("https://id.example/realms/a%20b/account");
    assertThat(rendering.render("text/second-factor-notice.ftl"))
        .contains(" https://id.example/realms/a%20b/account");
  }

  @ParameterizedTest
  @MethodSource("notices")
  @DisplayName("about an authenticator app name the device, and no address")
  void device(String language, String notice) {
    var rendering =
        new Rendering(language)
            .with("notice", notice)
            .with("method", "totp")
            .with("realmName", REALM)
            .with("device", "Bob's <phone> & watch");
    var texts = Texts.of(language);
    var html = Jsoup.parse(rendering.render("html/second-factor-notice.ftl")).text();
    var text = rendering.render("text/second-factor-notice.ftl");

    assertThat(text)
        .contains(texts.format("secondFactorMethod.totp"))
        .contains(texts.format("secondFactorMailDevice") + " Bob's <phone> & watch")
        .doesNotContain(texts.format("secondFactorMailDestination"));
    assertThat(html).isEqualTo(text.strip().replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @MethodSource("notices")
  @DisplayName("about codes by SMS name the number, and no address")
  void number(String language, String notice) {
    var rendering =
        new Rendering(language)
            .with("notice", notice)
            .with("method", "sms-otp")
            .with("realmName", REALM)
            .with("destination", "+49 •••89");
    var texts = Texts.of(language);
    var html = Jsoup.parse(rendering.render("html/second-factor-notice.ftl")).text();
    var text = rendering.render("text/second-factor-notice.ftl");

    assertThat(text)
        .contains(texts.format("secondFactorMethod.sms-otp"))
        .contains(texts.format("secondFactorMailNumber") + " +49 •••89")
        .doesNotContain(texts.format("secondFactorMailDestination"));
    assertThat(html).isEqualTo(text.strip().replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  @DisplayName("about a used recovery code say with which browser and how many are left")
  void usedCode(String language) {
    var rendering =
        new Rendering(language)
            .with("notice", "used")
            .with("method", "recovery-codes")
            .with("realmName", REALM)
            .with("browser", "Firefox <b> & more")
            .with("left", "0");
    var texts = Texts.of(language);
    var html = Jsoup.parse(rendering.render("html/second-factor-notice.ftl")).text();
    var text = rendering.render("text/second-factor-notice.ftl");

    assertThat(text)
        .contains(texts.format("secondFactorMailUsed", name(texts), REALM))
        .contains(texts.format("secondFactorMailBrowser") + " Firefox <b> & more")
        .contains(texts.format("secondFactorMailLeft") + " 0");
    assertThat(html).isEqualTo(text.strip().replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @CsvSource({
    "used, secondFactorMailCodesNotYou",
    "viewed, secondFactorMailCodesNotYou",
    "replaced, secondFactorMailChangeNotYou",
    "enrolled, secondFactorMailChangeNotYou",
    "locked, secondFactorMailGuessesNotYou",
    "disabled, secondFactorMailGuessesNotYou",
    "deactivated, secondFactorMailGuessesNotYou",
    "guessed, secondFactorMailGuessesNotYou",
    "browser-trusted, secondFactorMailChangeNotYou",
    "browser-withdrawn, secondFactorMailResetNotYou",
    "browser-replayed, secondFactorMailReplayedNotYou"
  })
  @DisplayName("about a change say what somebody else may know, and end with that")
  void notYou(String notice, String key) {
    var rendering = new Rendering("en").with("notice", notice).with("realmName", REALM);

    assertThat(rendering.render("text/second-factor-notice.ftl").strip())
        .endsWith(Texts.of("en").format(key));
  }

  @ParameterizedTest
  @CsvSource({
    "locked, secondFactorMailLocked",
    "disabled, secondFactorMailDisabled",
    "deactivated, secondFactorMailDeactivated",
    "guessed, secondFactorMailGuessed"
  })
  @DisplayName("about wrong codes say what came of them")
  void wrongCodes(String notice, String key) {
    for (String language : List.of("en", "de")) {
      var rendering =
          new Rendering(language)
              .with("notice", notice)
              .with("method", "recovery-codes")
              .with("realmName", REALM);
      var texts = Texts.of(language);

      assertThat(rendering.render("text/second-factor-notice.ftl").strip())
          .startsWith(texts.format(key, name(texts), REALM));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "browser-trusted, secondFactorMailBrowserTrusted",
    "browser-withdrawn, secondFactorMailBrowserWithdrawn",
    "browser-replayed, secondFactorMailBrowserReplayed"
  })
  @DisplayName("about a trusted browser say which one, and what came of it")
  void trustedBrowser(String notice, String key) {
    for (String language : List.of("en", "de")) {
      var rendering =
          new Rendering(language)
              .with("notice", notice)
              .with("method", "totp")
              .with("realmName", REALM)
              .with("device", "Firefox <b> (Linux)");
      var texts = Texts.of(language);
      var html = Jsoup.parse(rendering.render("html/second-factor-notice.ftl")).text();
      var text = rendering.render("text/second-factor-notice.ftl");

      assertThat(text.strip()).startsWith(texts.format(key, REALM));
      assertThat(text).contains(texts.format("secondFactorMailDevice") + " Firefox <b> (Linux)");
      assertThat(html).isEqualTo(text.strip().replaceAll("\\s+", " "));
    }
  }

  private static String name(Texts texts) {
    return texts.format("secondFactorMethod.recovery-codes");
  }

  @Test
  @DisplayName("about a change leave out what is not known")
  void unknown() {
    var rendering = new Rendering("en").with("notice", "disabled").with("realmName", REALM);

    assertThat(rendering.render("text/second-factor-notice.ftl"))
        .doesNotContain("IP address", "Time:", "Address for codes", "Device:")
        .doesNotContain("Browser:", "Codes left:");
  }

  private static Rendering codeMail(String language) {
    return new Rendering(language)
        .with("code", "012345")
        .with("lifetimeMinutes", 5)
        .with("purpose", "login")
        .with("realmName", REALM);
  }
}
