package dev.secondfactor.keycloak.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.Config;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentModelScope;
import org.keycloak.provider.ProviderConfigProperty;

@DisplayName("Given the server option for keys")
class RecoveryCredentialProviderFactoryTest {

  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String OLDER = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private final RecoveryCredentialProviderFactory factory = new RecoveryCredentialProviderFactory();

  @Test
  @DisplayName("without it there are none, and the server starts")
  void none() {
    factory.init(Config.scope("no-such-option"));
    assertThat(factory.keys()).isEmpty();

    factory.init(option(" "));
    assertThat(factory.keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, KEY + "," + OLDER})
  @DisplayName("one key is taken, and several")
  void keys(String keys) {
    factory.init(option(keys));

    assertThat(factory.keys()).contains(keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"changeme!", "MDEyMzQ1Njc4OWFiY2RlZg==", KEY + ",", KEY + ";" + OLDER})
  @Tag("trap")
  @DisplayName("TRAP 16: what cannot be used ends the start; the message names it and has no key")
  void unusable(String keys) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory.init(option(keys)))
        .withMessageContaining("spi-credential--second-factor-recovery-codes--keys")
        .withMessageNotContainingAny(KEY.substring(0, 8), OLDER.substring(0, 8), "changeme")
        .withNoCause();
  }

  @Test
  @DisplayName("it is listed among the server's options as a secret one")
  void listed() {
    assertThat(factory.getConfigMetadata())
        .singleElement()
        .matches(ProviderConfigProperty::isSecret)
        .extracting(ProviderConfigProperty::getName)
        .isEqualTo("keys");
  }

  private static Config.Scope option(String keys) {
    ComponentModel values = new ComponentModel();
    values.setConfig(new MultivaluedHashMap<>());
    values.getConfig().put("keys", List.of(keys));
    return new ComponentModelScope(Config.scope("no-such-option"), values);
  }
}
