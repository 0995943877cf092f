package dev.secondfactor.it.email.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.email.EmailUser;
import dev.secondfactor.it.email.RealmEvents;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("trap")
@DisplayName("Given what people and programs put into the field of a code")
class TypedCodeIT {

  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=limit";

  /** Ways to send nothing that could be a code. */
  private static Map<String, UnaryOperator<Form>> uselessFields(String name) {
    Map<String, UnaryOperator<Form>> fields = new LinkedHashMap<>();
    fields.put("missing", form -> form.without(name));
    fields.put("empty", form -> form.with(name, ""));
    fields.put("blank", form -> form.with(name, " \t "));
    fields.put("null bytes", form -> form.with(name, "\0\0\0\0\0\0"));
    fields.put("null byte inside", form -> form.with(name, "123\000456"));
    fields.put("letters", form -> form.with(name, "abcdef"));
    fields.put("markup", form -> form.with(name, "<script>alert(1)</script>${7*7}"));
    fields.put("template", form -> form.with(name, "{0} {1} #{x} ${x} '"));
    fields.put("emoji", form -> form.with(name, "\uD83D\uDE00".repeat(6)));
    fields.put("half a surrogate", form -> form.with(name, "\uD83D"));
    fields.put("negative", form -> form.with(name, "-99999"));
    fields.put("too long for a number", form -> form.with(name, "9".repeat(60)));
    fields.put("two kilobytes", form -> form.with(name, "1".repeat(2000)));
    fields.put("repeated", form -> form.with(name, "").and(name, "").and(name, "x"));
    fields.put(
        "unknown fields beside it",
        form ->
            form.with(name, "").and("x", "y").and("", "").and("code[]", "1").and(name + "2", ""));
    return fields;
  }

  @Test
  @DisplayName("TRAP 13: useless fields give the form with an error, and count as nothing")
  void answersUselessFieldsWithTheForm(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();

    for (var field : uselessFields("code").entrySet()) {
      Page answer = field.getValue().apply(page.form()).submit();
      assertThat(answer.status()).as(field.getKey()).isEqualTo(200);
      page = answer.as(CodePage::new);
      assertThat(page.error()).as(field.getKey()).isNotEmpty();
      assertThat(page.page().source()).as(field.getKey()).doesNotContain("<script>alert");
    }

    assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
    assertThat(page.enter(alice.code()).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }

  @Test
  @DisplayName("TRAP 13: bodies that no browser sends give the form or a refusal, never a failure")
  void answersOddBodies(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();
    Map<String, String[]> bodies = new LinkedHashMap<>();
    bodies.put("100 kB", new String[] {URL_ENCODED, "code=" + "1".repeat(100_000)});
    bodies.put("1 MB", new String[] {URL_ENCODED, "code=" + "1".repeat(1_000_000)});
    bodies.put("nothing", new String[] {URL_ENCODED, ""});
    bodies.put("no value", new String[] {URL_ENCODED, "code"});
    bodies.put("bad escapes", new String[] {URL_ENCODED, "code=%00%ff%fe"});
    bodies.put("a hundred codes", new String[] {URL_ENCODED, "code=000000&".repeat(100)});
    bodies.put("a part", new String[] {MULTIPART, multipart("")});
    bodies.put("JSON", new String[] {"application/json", "{\"code\":[null,{}]}"});
    bodies.put("no known type", new String[] {"application/x-unknown", "code=1"});

    for (var body : bodies.entrySet()) {
      page = page.page().session().reload().as(CodePage::new);
      Page answer = page.form().submitBody(body.getValue()[0], body.getValue()[1]);
      assertThat(answer.status()).as(body.getKey() + ": " + answer).isLessThan(500);
      assertThat(answer.isSignedIn()).isFalse();
      if (answer.status() == 200) {
        page = answer.as(CodePage::new);
      }
    }
  }

  @Test
  @ExpectedInLog({"Form value is a file", "Connection terminated parsing multipart request"})
  @DisplayName(
      "TRAP 13: a body that Keycloak itself cannot read is answered as at its own form, and costs nothing")
  void leavesUnreadableBodiesToKeycloak(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    CodePage page = alice.passPassword();
    TestUser carol = realm.addUser("carol");
    carol.addTotp();

    int codes = 1;
    for (String body : List.of(multipart("; filename=\"a\""), "--limit\r\nContent-Dispo")) {
      alice.code(codes);
      codes++;
      OtpPage keycloaks = LoginPage.of(realm).signIn(carol).as(OtpPage::new);
      Page theirs = keycloaks.page().forms().get(0).submitBody(MULTIPART, body);
      Page ours = page.form().submitBody(MULTIPART, body);
      assertThat(ours.status()).as(ours.toString()).isEqualTo(theirs.status());
      assertThat(ours.isSignedIn()).isFalse();
      page = alice.enterPassword(realm.newSession()).as(CodePage::new);
    }

    assertThat(page.enter(alice.code(codes)).as(AppPage::new).tokens().username())
        .isEqualTo("alice");
  }

  @Test
  @DisplayName("TRAP 13: the page of the address answers the same way")
  void answersUselessAddresses(TestRealm realm, Inbox inbox) {
    TestUser bob = realm.addUser("bob");
    bob.admin().addRequiredAction("second-factor-configure-email");
    EmailAddressPage page = LoginPage.of(realm).signIn(bob).as(EmailAddressPage::new);

    for (var field : uselessFields("address").entrySet()) {
      Page answer = field.getValue().apply(page.form()).submit();
      assertThat(answer.status()).as(field.getKey()).isEqualTo(200);
      page = answer.as(EmailAddressPage::new);
      assertThat(page.error()).as(field.getKey()).isNotEmpty();
      assertThat(page.page().source()).as(field.getKey()).doesNotContain("<script>alert");
    }
    String injected = "bob@example.test\r\nBcc: mallory@example.test";
    assertThat(page.submit(injected).as(EmailAddressPage::new).error()).isNotEmpty();

    Page huge = page.form().submitBody(URL_ENCODED, "address=" + "a".repeat(100_000));
    assertThat(huge.status()).isLessThan(500);
    assertThat(inbox.count(bob.email())).isZero();
  }

  @Test
  @DisplayName("TRAP 26: a leading zero belongs to the code; without it nothing is compared")
  void keepsALeadingZero(TestRealm realm, Inbox inbox) {
    realm.policy(
        Map.of(
            "sendsPerDestination10Min", "20",
            "sendsPerDestinationDay", "100",
            "sendsPerUserDay", "100",
            "sendsPerIp5Min", "1000"));
    for (int user = 0; user < 10; user++) {
      EmailUser alice = EmailUser.enrolled(realm, inbox, "alice" + user);
      for (int n = 1; n <= 20; n++) {
        CodePage page = alice.passPassword();
        String code = alice.code(n);
        if (code.startsWith("0")) {
          CodePage malformed = page.enter(code.substring(1)).as(CodePage::new);
          assertThat(malformed.error()).contains("not a code");
          assertThat(new RealmEvents(realm).wrongCodes()).isEmpty();
          assertThat(malformed.enter(code).as(AppPage::new).tokens().username())
              .isEqualTo("alice" + user);
          return;
        }
      }
    }
    throw new AssertionError("no code of 200 began with 0: they are not drawn evenly");
  }

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 26: blanks, hyphens and full-width digits are accepted")
  void acceptsAllWritings(TestRealm realm, Inbox inbox) {
    EmailUser alice = EmailUser.enrolled(realm, inbox, "alice");
    Map<String, UnaryOperator<String>> writings =
        Map.of(
            "blanks", code -> " " + code.substring(0, 3) + " \u00a0" + code.substring(3) + "\t\r\n",
            "hyphen", code -> code.substring(0, 3) + "-" + code.substring(3),
            "full-width", TypedCodeIT::fullWidth);
    int n = 0;
    for (var writing : writings.entrySet()) {
      CodePage page = alice.passPassword();
      n++;
      Page answer = page.enter(writing.getValue().apply(alice.code(n)));
      assertThat(answer.isSignedIn()).as(writing.getKey()).isTrue();
    }
  }

  private static String fullWidth(String code) {
    return code.chars()
        .map(digit -> digit - '0' + '\uFF10')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String multipart(String more) {
    return "--limit\r\nContent-Disposition: form-data; name=\"code\""
        + more
        + "\r\nContent-Type: application/octet-stream\r\n\r\n\u0000\u0001binary\r\n--limit--\r\n";
  }
}
