package dev.secondfactor.keycloak.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.keycloak.gateway.Components;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

  private static final String BODY = "{\"to\": \"{to}\", \"text\": \"{text}\"}";
  private static final Map<String, String> LEAST =
      Map.of("url", "https://sms.example.org/send", "body", BODY);

  @Nested
  @DisplayName("Given settings that are complete")
  class Complete {

    @Test
    @DisplayName("URL and body are enough")
    void least() {
      assertThat(problems(LEAST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "method | PUT",
          "authorization | Bearer t0ken",
          "authorization | ${vault.sms}",
          "successStatus | 200",
          "successStatus | 200, 202,204-206",
          "messageId | /messages/0/id",
          "headers | X-Sender: Example Shop",
          "headers | Accept-Language:de",
          "body | [{\"to\": [\"{toWithoutPlus}\"], \"text\": \"{text}\", \"ttl\": \"{validitySeconds}\"}]",
          "body | {\"to\": \"{to}\", \"text\": \"{text}\", \"style\": \"{ not a name }\"}",
        })
    @DisplayName("everything else can be chosen")
    void chosen(String field, String value) {
      assertThat(problems(with(field, value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"to={to}&text={text}", "from=My+Shop&to=%2B{toWithoutPlus}&text={text}&flash="})
    @DisplayName("a form is fields with values")
    void form(String body) {
      assertThat(problems(asForm(Map.of("body", body)))).isEmpty();
    }

    @Test
    @DisplayName("a secret is named by a header or by the body")
    void secret() {
      Map<String, String> config = new HashMap<>(with("headers", "X-Api-Key: k-{secret}"));
      config.put("secret", "s3cret");

      assertThat(problems(config)).isEmpty();
      assertThat(read(config).headers()).containsExactly(new HeaderField("X-Api-Key", "k-s3cret"));
    }

    @Test
    @Tag("trap")
    @DisplayName("TRAP 17: nothing that is printed has a secret in it")
    void toStrings() {
      Map<String, String> config = new HashMap<>(with("headers", "X-Api-Key: {secret}"));
      config.putAll(Map.of("secret", "s3cret", "authorization", "Bearer t0ken"));
      HttpSettings read = read(config);

      assertThat(read.toString() + read.headers() + read.body())
          .doesNotContain("s3cret")
          .doesNotContain("t0ken");
    }
  }

  @Nested
  @DisplayName("Given a bad value")
  class Bad {

    @ParameterizedTest
    @ValueSource(
        strings = {"http://sms.example.org", "https://{to}.example.org", "ftp://127.0.0.1", "send"})
    @DisplayName("a URL is encrypted or of this machine, and has no placeholders")
    void url(String url) {
      isRefused(
          "url",
          url,
          "an https URL without user and fragment; http only to 127.0.0.1, [::1]"
              + " or localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "post", "POST /"})
    @DisplayName("a method with a body, for codes must not be in URLs")
    void method(String method) {
      isRefused("method", method, "one of POST, PUT");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "no colon",
          ": no name",
          "Two Words: x",
          "Authorization: Bearer t0ken",
          "content-type: text/plain",
          "Host: evil.example.org",
          "Content-Length: 5",
          "Transfer-Encoding: chunked",
          "X-To: {to}",
          "X-Other: {unknown}",
          "X-Umlaut: ä",
          "X-Empty:"
        })
    @DisplayName("a header is a name and a value, and not one of those that are set anyway")
    void header(String header) {
      isRefused("headers", header, HttpFields.HEADERS.allowed());
    }

    @Test
    @DisplayName("a header cannot bring another one with it")
    void headerInjection() {
      assertThat(problems(with("headers", "X-A: b\r\nX-C: d")))
          .containsExactly(
              "headers: \"X-A: b??X-C: d\" is not allowed; allowed: "
                  + HttpFields.HEADERS.allowed());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{",
          "{\"to\": \"{to}\", \"text\": \"{text}\"} x",
          "{\"to\": {to}, \"text\": \"{text}\"}",
          "{\"to\": \"{to}\", \"to\": \"{to}\", \"text\": \"{text}\"}",
          "\"{to} {text}\"",
          "null",
          "{\"to\": \"{to}\"}",
          "{\"text\": \"{text}\"}",
          "{\"to\": \"{to}\", \"text\": \"{text}\", \"x\": \"{code}\"}",
          "{\"to\": \"{to}\", \"text\": \"{text}\", \"{to}\": 1}",
          "to={to}&text={text}"
        })
    @DisplayName("a JSON body is valid, complete and without unknown names")
    void json(String body) {
      isRefused("body", body, HttpFields.BODY.allowed());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "to={to}",
          "to={to}&text={text}&",
          "to={to}&text",
          "to={to}&={text}",
          "to={to}&text={text}&x=%zz",
          "to={to}&text={text}&{to}=x",
          "to={to}&text={text}&x={other}"
        })
    @DisplayName("a form is fields with values, complete and without unknown names")
    void badForm(String body) {
      assertThat(problems(asForm(Map.of("body", body))))
          .containsExactly(
              "body: \"" + body + "\" is not allowed; allowed: " + HttpFields.BODY.allowed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "199", "600", "299-200", "200,", "2xx", "200-"})
    @DisplayName("a status is a number or a range")
    void status(String status) {
      isRefused(
          "successStatus", status, "statuses and ranges from 200 to 599, separated by commas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "/", "$.id"})
    @DisplayName("an id is found by a JSON pointer")
    void pointer(String pointer) {
      isRefused("messageId", pointer, "a JSON pointer such as /messages/0/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ä", "Bearer a\r\nX-C: d", "**********"})
    @DisplayName("an authorization is visible ASCII, and not repeated in the message")
    void authorization(String value) {
      assertThat(problems(with("authorization", value)))
          .containsExactly(
              "authorization: \"**********\" is not allowed; allowed: visible ASCII of at most"
                  + " 1000 characters, not the stars that are shown in its place");
    }

    @Test
    @DisplayName("a secret that a header names is visible ASCII")
    void secretInAHeader() {
      Map<String, String> config = new HashMap<>(with("headers", "X-Api-Key: {secret}"));
      config.put("secret", "gehe\u00efm");

      assertThat(problems(config))
          .containsExactly(
              "secret: \"**********\" is not allowed; allowed: visible ASCII, because a header"
                  + " names it");
    }

    @Test
    @DisplayName("a secret that is named has to be there")
    void missingSecret() {
      assertThat(problems(with("headers", "X-Api-Key: {secret}")))
          .containsExactly("secret is missing; needed: what {secret} stands for");
      assertThat(problems(asForm(Map.of("body", "to={to}&text={text}&key={secret}"))))
          .containsExactly("secret is missing; needed: what {secret} stands for");
    }

    @Test
    @DisplayName("URL and body are missing")
    void nothing() {
      assertThat(problems(Map.of()))
          .containsExactly(
              "url is missing; needed: " + HttpFields.URL.allowed(),
              "body is missing; needed: " + HttpFields.BODY.allowed());
    }
  }

  @Test
  @DisplayName("secrets are declared as such, so that Keycloak masks them")
  void secrets() {
    assertThat(new HttpGatewayProviderFactory().getConfigProperties())
        .filteredOn(property -> property.isSecret())
        .extracting(property -> property.getName())
        .containsExactly("authorization", "secret");
  }

  private static void isRefused(String field, String value, String allowed) {
    assertThat(problems(with(field, value)))
        .containsExactly(field + ": \"" + value + "\" is not allowed; allowed: " + allowed);
  }

  private static List<String> problems(Map<String, String> config) {
    return Components.problems(new HttpGatewayProviderFactory(), config);
  }

  static HttpSettings read(Map<String, String> config) {
    return HttpSettings.read(
        new SettingsReader(setting -> Stream.ofNullable(config.get(setting)).toList()));
  }

  private static Map<String, String> with(String setting, String value) {
    Map<String, String> config = new HashMap<>(LEAST);
    config.put(setting, value);
    return config;
  }

  private static Map<String, String> asForm(Map<String, String> more) {
    Map<String, String> config = new HashMap<>(with("bodyType", "form"));
    config.putAll(more);
    return config;
  }
}
