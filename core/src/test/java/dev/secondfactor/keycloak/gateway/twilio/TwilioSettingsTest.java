package dev.secondfactor.keycloak.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Message.AddressRetention;
import com.twilio.rest.api.v2010.account.Message.ContentRetention;
import com.twilio.rest.api.v2010.account.Message.RiskCheck;
import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.keycloak.gateway.Components;
import dev.secondfactor.keycloak.gateway.GatewayTimeouts;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSettingsTest {

  private static final String HEX = "0123456789abcdef0123456789ABCDEF";
  private static final String ACCOUNT = "AC" + HEX;
  private static final String KEY = "SK" + HEX;
  private static final String SERVICE = "MG" + HEX;
  private static final String NUMBER = "+4915123456789";
  private static final Map<String, String> LEAST =
      Map.of("accountSid", ACCOUNT, "authToken", "t0ken", "from", NUMBER);

  @Nested
  @DisplayName("Given settings that are complete")
  class Complete {

    @Test
    @DisplayName("with an auth token, the account signs in itself, and the rest has its defaults")
    void defaults() {
      assertThat(problems(LEAST)).isEmpty();
      assertThat(read(LEAST))
          .isEqualTo(
              new TwilioSettings(
                  new TwilioAccount(
                      ACCOUNT,
                      ACCOUNT,
                      "t0ken",
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()),
                  new TwilioOptions(
                      Optional.of(NUMBER),
                      Optional.empty(),
                      ContentRetention.DISCARD,
                      AddressRetention.OBFUSCATE,
                      RiskCheck.ENABLE),
                  Optional.empty(),
                  new GatewayTimeouts(Duration.ofMillis(2000), Duration.ofMillis(4500))));
    }

    @Test
    @DisplayName("everything else can be chosen")
    void everything() {
      Map<String, String> all =
          Map.ofEntries(
              Map.entry("accountSid", ACCOUNT),
              Map.entry("authToken", "t0ken"),
              Map.entry("apiKeySid", KEY),
              Map.entry("apiKeySecret", "s3cret"),
              Map.entry("messagingServiceSid", SERVICE),
              Map.entry("region", "ie1"),
              Map.entry("edge", "dublin"),
              Map.entry("baseUrl", "https://proxy.example.org/twilio"),
              Map.entry("connectTimeoutMillis", "100"),
              Map.entry("timeoutMillis", "4900"),
              Map.entry("contentRetention", "retain"),
              Map.entry("addressRetention", "retain"),
              Map.entry("riskCheck", "disable"),
              Map.entry("statusCallback", "true"));

      assertThat(problems(all)).isEmpty();
      assertThat(read(all))
          .isEqualTo(
              new TwilioSettings(
                  new TwilioAccount(
                      ACCOUNT,
                      KEY,
                      "s3cret",
                      Optional.of("ie1"),
                      Optional.of("dublin"),
                      Optional.of(URI.create("https://proxy.example.org/twilio"))),
                  new TwilioOptions(
                      Optional.empty(),
                      Optional.of(SERVICE),
                      ContentRetention.RETAIN,
                      AddressRetention.RETAIN,
                      RiskCheck.DISABLE),
                  Optional.of("t0ken"),
                  new GatewayTimeouts(Duration.ofMillis(100), Duration.ofMillis(4900))));
    }

    @ParameterizedTest
    @ValueSource(strings = {NUMBER, "12345", "345678", "Example", "My Shop 24", "A-B_C&D+1"})
    @DisplayName("a sender is a number, a short code or a name")
    void senders(String from) {
      assertThat(problems(with("from", from))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://proxy.example.org",
          "https://proxy.example.org:8443/a/b/",
          "HTTPS://[2001:db8::1]",
          "http://127.0.0.1:4010",
          "http://localhost:4010",
          "http://[::1]:4010"
        })
    @DisplayName("a base URL is encrypted or of this machine")
    void baseUrls(String url) {
      assertThat(problems(with("baseUrl", url))).isEmpty();
    }

    @Test
    @DisplayName("the first region needs no edge, and an edge no region")
    void regions() {
      assertThat(problems(with("region", "us1"))).isEmpty();
      assertThat(problems(with("edge", "sao-paulo"))).isEmpty();
    }

    @Test
    @DisplayName("a reference to the vault is there like a secret")
    void vault() {
      assertThat(problems(with("authToken", "${vault.twilio}"))).isEmpty();
    }
  }

  @Nested
  @DisplayName("Given a bad value")
  class Bad {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "accountSid | AC123 | AC and 32 hexadecimal digits",
          "accountSid | SK0123456789abcdef0123456789abcdef | AC and 32 hexadecimal digits",
          "messagingServiceSid | MG | MG and 32 hexadecimal digits",
          "from | +0123456 | a number in E.164 such as +4915123456789, a short code, or a name of at most 11 letters, digits, blanks, +, -, _ and & with a letter among them",
          "from | A name too long | a number in E.164 such as +4915123456789, a short code, or a name of at most 11 letters, digits, blanks, +, -, _ and & with a letter among them",
          "from | 4915123456789 | a number in E.164 such as +4915123456789, a short code, or a name of at most 11 letters, digits, blanks, +, -, _ and & with a letter among them",
          "region | Ireland | two letters and a digit, such as ie1",
          "edge | dublin.example.org/ | small letters, digits and hyphens, such as dublin",
          "edge | evil.org# | small letters, digits and hyphens, such as dublin",
          "baseUrl | http://api.twilio.com | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | //api.twilio.com | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | https:///path | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | https://user@example.org | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | https://example.org:99999 | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | https://example.org/# | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | http://127.0.0.1.example.org | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | http://localhost@example.org | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | file:///etc/passwd | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "baseUrl | two words | an https URL without user and fragment; http only to 127.0.0.1, [::1] or localhost",
          "connectTimeoutMillis | 99 | a whole number from 100 to 10000",
          "timeoutMillis | 4901 | a whole number from 100 to 4900",
          "timeoutMillis | 1e3 | a whole number from 100 to 4900",
          "contentRetention | keep | one of retain, discard",
          "addressRetention | discard | one of retain, obfuscate",
          "riskCheck | true | one of enable, disable",
          "statusCallback | yes | one of true, false",
          "enabled | on | one of true, false",
          "priority | first | a whole number from -1000 to 1000",
        })
    @DisplayName("it is named, with the value and what is allowed")
    void isNamed(String field, String value, String allowed) {
      assertThat(problems(with(field, value)))
          .contains(field + ": \"" + value + "\" is not allowed; allowed: " + allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "**********", "a\u0000b"})
    @DisplayName("a bad secret is named without its value")
    void secret(String value) {
      assertThat(problems(with("authToken", value)))
          .containsExactly(
              "authToken: \"**********\" is not allowed; allowed: one line of at most 1000"
                  + " characters, not the stars that are shown in its place");
    }
  }

  @Nested
  @DisplayName("Given values that do not go together")
  class Together {

    @Test
    @DisplayName("nothing at all: account, keys and sender are missing")
    void nothing() {
      assertThat(problems(Map.of()))
          .containsExactly(
              "accountSid is missing; needed: AC and 32 hexadecimal digits",
              "authToken is missing; needed: the auth token, or apiKeySid and apiKeySecret",
              "from is missing; needed: a sender, or a messagingServiceSid");
    }

    @Test
    @DisplayName("half an API key is none, even with an auth token")
    void halfAKey() {
      assertThat(problems(with("apiKeySid", KEY)))
          .containsExactly("apiKeySecret is missing; needed: both parts of the API key");
      assertThat(problems(with("apiKeySecret", "s3cret")))
          .containsExactly("apiKeySid is missing; needed: both parts of the API key");
    }

    @Test
    @DisplayName("two senders are one too many")
    void twoSenders() {
      assertThat(problems(with("messagingServiceSid", SERVICE)))
          .containsExactly(
              "from: \""
                  + NUMBER
                  + "\" is not allowed; allowed: none, because messagingServiceSid"
                  + " is there");
    }

    @Test
    @DisplayName("a region other than the first one needs an edge")
    void regionWithoutEdge() {
      assertThat(problems(with("region", "ie1")))
          .containsExactly("edge is missing; needed: an edge, because region is ie1");
    }

    @Test
    @DisplayName("status callbacks are signed with the auth token, also when an API key signs in")
    void callback() {
      Map<String, String> withKey = new HashMap<>(with("statusCallback", "true"));
      withKey.remove("authToken");
      withKey.putAll(Map.of("apiKeySid", KEY, "apiKeySecret", "s3cret"));

      assertThat(problems(withKey))
          .containsExactly(
              "authToken is missing; needed: the auth token, because statusCallback is true");
      withKey.put("authToken", "t0ken");
      assertThat(read(withKey).callbackToken()).contains("t0ken");
      assertThat(read(withKey).toString()).doesNotContain("t0ken", "s3cret");
    }
  }

  @Test
  @DisplayName("secrets are declared as such, so that Keycloak masks them")
  void secrets() {
    assertThat(new TwilioGatewayProviderFactory().getConfigProperties())
        .filteredOn(property -> property.isSecret())
        .allMatch(property -> property.getType().equals("Password"))
        .extracting(property -> property.getName())
        .containsExactly("authToken", "apiKeySecret");
  }

  private static List<String> problems(Map<String, String> config) {
    return Components.problems(new TwilioGatewayProviderFactory(), config);
  }

  private static TwilioSettings read(Map<String, String> config) {
    return TwilioSettings.read(
        new SettingsReader(setting -> Stream.ofNullable(config.get(setting)).toList()));
  }

  private static Map<String, String> with(String setting, String value) {
    Map<String, String> config = new HashMap<>(LEAST);
    config.put(setting, value);
    return config;
  }
}
