package dev.secondfactor.keycloak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.core.sms.HandOver;
import dev.secondfactor.core.sms.HandOver.Cause;
import dev.secondfactor.core.sms.SmsGateway;
import dev.secondfactor.keycloak.gateway.http.HttpGatewayProviderFactory;
import dev.secondfactor.keycloak.gateway.twilio.TwilioGatewayProviderFactory;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.vault.VaultCharSecret;
import org.keycloak.vault.VaultRawSecret;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

class SettingsGatewayFactoryTest {

  private static final Map<String, String> LEAST =
      Map.of(
          "url", "https://sms.example.org",
          "body", "{\"to\": \"{to}\", \"text\": \"{text}\"}",
          "authorization", "${vault.sms}");

  private final SettingsGatewayFactory factory = new HttpGatewayProviderFactory();
  private final FakeVault vault = new FakeVault();

  @Nested
  @DisplayName("Given a component with good settings")
  class Good {

    @Test
    @Tag("trap")
    @DisplayName("TRAP 34: it has one gateway, with a name that tells components apart")
    void one() {
      vault.put("sms", "Bearer t0ken");

      assertThat(gateway(LEAST)).isSameAs(gateway(LEAST));
      assertThat(gateway(LEAST).name()).isEqualTo("A gateway (1)");
    }

    @Test
    @DisplayName("a change of a setting, of the name or of a secret in the vault makes another one")
    void changes() {
      vault.put("sms", "Bearer t0ken");
      SmsGateway first = gateway(LEAST);

      SmsGateway otherUrl = gateway(with("url", "https://sms.example.net"));
      SmsGateway otherName =
          factory.gateway(Components.of("1", "Renamed", LEAST), vault, () -> "shop");
      SmsGateway back = gateway(LEAST);
      vault.put("sms", "Bearer new");
      SmsGateway otherSecret = gateway(LEAST);

      assertThat(Stream.of(first, otherUrl, otherName, back, otherSecret).distinct()).hasSize(5);
      assertThat(otherName.name()).isEqualTo("Renamed (1)");
    }

    @Test
    @DisplayName("when it is removed, its gateway goes")
    void removed() {
      vault.put("sms", "Bearer t0ken");
      SmsGateway first = gateway(LEAST);

      factory.preRemove(null, null, Components.of(LEAST));

      assertThat(gateway(LEAST)).isNotSameAs(first);
    }

    @Test
    @DisplayName("when it is changed, its gateway goes at once, and with it what was open")
    void updated() {
      vault.put("sms", "Bearer t0ken");
      SmsGateway first = gateway(LEAST);

      factory.onUpdate(null, null, Components.of(LEAST), Components.of(LEAST));

      assertThat(gateway(LEAST)).isNotSameAs(first);
    }

    @Test
    @DisplayName("a name from an import cannot make two lines of one")
    void hostileName() {
      ComponentModel model = Components.of("1", "x\n2026-01-01 ERROR forged", LEAST);

      assertThat(factory.gateway(model, vault, () -> "shop").name())
          .isEqualTo("x?2026-01-01 ERROR forged (1)");
    }
  }

  @Nested
  @DisplayName("Given a component with bad settings, as an import may bring it")
  class Bad {

    @Test
    @DisplayName("its gateway sends nothing, and the log says once what is bad")
    void settings() {
      Map<String, String> bad = with("url", "http://sms.example.org");
      vault.put("sms", "Bearer t0ken");
      try (LogCapture log = new LogCapture()) {
        assertThat(gateway(bad).send(Messages.MESSAGE))
            .isEqualTo(new HandOver.NotSent(Cause.CONFIGURATION, "settings"));
        gateway(bad).send(Messages.MESSAGE);

        assertThat(log.lines())
            .filteredOn(line -> line.contains("sends nothing"))
            .singleElement()
            .asString()
            .contains(
                "Realm shop, SMS gateway A gateway (1) sends nothing:"
                    + " url: \"http://sms.example.org\" is not allowed");
        assertThat(log.lines()).noneMatch(line -> line.contains("t0ken"));
      }
      assertThat(gateway(bad).explain("settings")).isPresent();
    }

    @Test
    @DisplayName("a bad common setting counts as well")
    void common() {
      vault.put("sms", "Bearer t0ken");

      assertThat(gateway(with("priority", "first")).send(Messages.MESSAGE))
          .isEqualTo(new HandOver.NotSent(Cause.CONFIGURATION, "settings"));
    }

    @Test
    @DisplayName("it is refused when it is saved, and no value is taken for a format")
    void saved() {
      ComponentModel model = Components.of(with("url", "http://{0}'{sms"));

      assertThatThrownBy(() -> factory.validateConfiguration(null, null, model))
          .isInstanceOf(ComponentValidationException.class)
          .satisfies(
              refusal ->
                  assertThat(new MessageFormat(refusal.getMessage()).format(new Object[] {"x"}))
                      .startsWith("url: \"http://{0}'{sms\" is not allowed; allowed: "));
    }
  }

  @Nested
  @DisplayName("Given a secret in the vault")
  class Vault {

    @Test
    @DisplayName("one that is not there is named by its reference, and nothing is sent")
    void missing() {
      try (LogCapture log = new LogCapture()) {
        SmsGateway gateway = gateway(LEAST);

        assertThat(gateway.send(Messages.MESSAGE))
            .isEqualTo(new HandOver.NotSent(Cause.CONFIGURATION, "vault"));
        assertThat(gateway.explain("vault")).isPresent();
        assertThat(log.lines())
            .filteredOn(line -> line.contains("sends nothing"))
            .singleElement()
            .asString()
            .contains(
                "authorization: \"${vault.sms}\" is not allowed; allowed: a reference to a secret"
                    + " that the vault has");
      }
    }

    @Test
    @DisplayName("what is missing there, bad or badly stored is a problem of a gateway in use")
    void problems() {
      assertThat(problemsInUse(LEAST)).containsExactly("authorization=${vault.sms}");
      assertThat(problemsInUse(with("url", "http://sms.example.org")))
          .containsExactly("url=http://sms.example.org", "authorization=${vault.sms}");

      vault.put("sms", "Bearer t0ken\n");
      assertThat(problemsInUse(LEAST)).containsExactly("authorization=**********");
      vault.put("sms", "Bearer t0ken");
      assertThat(problemsInUse(LEAST)).isEmpty();
    }

    @Test
    @DisplayName("a vault that fails is no more than that, and one that works again is used")
    void failing() {
      vault.failing = true;
      assertThat(gateway(LEAST).send(Messages.MESSAGE))
          .isEqualTo(new HandOver.NotSent(Cause.CONFIGURATION, "vault"));

      vault.failing = false;
      vault.put("sms", "Bearer t0ken");
      assertThat(gateway(LEAST)).isNotInstanceOf(UnusableGateway.class);
    }

    @Test
    @DisplayName("what comes out of it is checked like what is typed in, and not shown")
    void checked() {
      vault.put("sms", "Bearer t0ken\n");
      try (LogCapture log = new LogCapture()) {
        assertThat(gateway(LEAST).send(Messages.MESSAGE))
            .isEqualTo(new HandOver.NotSent(Cause.CONFIGURATION, "settings"));
        assertThat(log.lines()).noneMatch(line -> line.contains("t0ken"));
      }
    }

    @Test
    @DisplayName("a secret of one realm is asked of the vault in that form, and no other value is")
    void asked() {
      gateway(with("headers", "X-A: ${vault.other}"));

      assertThat(vault.asked).containsOnly("${vault.sms}");
    }

    @Test
    @DisplayName("two secrets are two")
    void twilio() {
      vault.put("token", "t0ken");
      vault.put("key", "s3cret");
      Map<String, String> config =
          Map.of(
              "accountSid", "AC0123456789abcdef0123456789abcdef",
              "authToken", "${vault.token}",
              "apiKeySid", "SK0123456789abcdef0123456789abcdef",
              "apiKeySecret", "${vault.key}",
              "from", "Example");

      SettingsGatewayFactory twilio = new TwilioGatewayProviderFactory();

      assertThat(twilio.gateway(Components.of(config), vault, () -> "shop"))
          .isNotInstanceOf(UnusableGateway.class);
    }
  }

  private List<String> problemsInUse(Map<String, String> config) {
    return factory.problems(Components.of(config), vault).stream()
        .map(problem -> problem.field() + "=" + problem.value())
        .toList();
  }

  private SmsGateway gateway(Map<String, String> config) {
    return factory.gateway(Components.of(config), vault, () -> "shop");
  }

  private static Map<String, String> with(String setting, String value) {
    Map<String, String> config = new HashMap<>(LEAST);
    config.put(setting, value);
    return config;
  }

  /** The far end of Keycloak's vault. */
  private static final class FakeVault implements VaultTranscriber {

    private final Map<String, String> secrets = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean failing;

    private void put(String name, String secret) {
      secrets.put("${vault." + name + "}", secret);
    }

    @Override
    public VaultStringSecret getStringSecret(String value) {
      asked.add(value);
      if (failing) {
        throw new IllegalStateException("no vault");
      }
      return new VaultStringSecret() {
        @Override
        public Optional<String> get() {
          return Optional.ofNullable(secrets.get(value));
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public VaultRawSecret getRawSecret(String value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public VaultCharSecret getCharSecret(String value) {
      throw new UnsupportedOperationException();
    }
  }
}
