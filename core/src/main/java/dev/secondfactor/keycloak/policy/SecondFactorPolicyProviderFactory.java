package dev.secondfactor.keycloak.policy;

import dev.secondfactor.core.policy.CodeFields;
import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.policy.PolicyReader;
import dev.secondfactor.core.policy.PolicyReading;
import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingProblem;
import dev.secondfactor.keycloak.info.ProductInfo;
import dev.secondfactor.keycloak.key.ViewingKeys;
import dev.secondfactor.keycloak.setting.ComponentSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * The component that keeps a realm's policy, at most one in a realm. A bad value is refused when it
 * is saved, with a message that names the field, the value and what is allowed.
 */
public final class SecondFactorPolicyProviderFactory
    implements ComponentFactory<SecondFactorPolicyProvider, SecondFactorPolicyProvider>,
        ServerInfoAwareProviderFactory {

  /** The provider id of the component. */
  public static final String ID = "second-factor-policy";

  private static final Logger LOG = Logger.getLogger(SecondFactorPolicyProviderFactory.class);

  private static final SettingProblem NO_KEY =
      new SettingProblem(
          CodeFields.RECOVERY_CODES_VIEWABLE.name(),
          Setting.TRUE,
          "false, as long as neither the vault's secret that recoveryCodesKey names nor the server"
              + " option spi-credential--second-factor-recovery-codes--keys has keys of 32 bytes"
              + " in Base64");

  private final Set<String> logged = ConcurrentHashMap.newKeySet();
  private final Map<String, Read> read = new ConcurrentHashMap<>();
  private @Nullable KeycloakSessionFactory sessions;

  /** Settings, and what was read of them. */
  private record Read(MultivaluedHashMap<String, String> settings, PolicyReading reading) {}

  static SecondFactorPolicyProviderFactory of(KeycloakSession session) {
    return (SecondFactorPolicyProviderFactory)
        session
            .getKeycloakSessionFactory()
            .getProviderFactory(SecondFactorPolicyProvider.class, ID);
  }

  /** What the settings of a realm say; they are read again only when they have changed. */
  PolicyReading reading(RealmModel realm) {
    MultivaluedHashMap<String, String> settings =
        RealmPolicy.component(realm)
            .map(ComponentModel::getConfig)
            .orElseGet(MultivaluedHashMap::new);
    Read known = read.get(realm.getId());
    if (known == null || !known.settings().equals(settings)) {
      known = new Read(new MultivaluedHashMap<>(settings), RealmPolicy.reading(realm));
      read.put(realm.getId(), known);
    }
    return known.reading();
  }

  /** Tells the operator of values that an import has brought, once for each until a restart. */
  void logOnce(RealmModel realm, List<SettingProblem> problems) {
    for (SettingProblem problem : problems) {
      if (logged.add(realm.getId() + problem)) {
        LOG.warnf("Policy of realm %s, default used: %s", realm.getName(), problem.message());
      }
    }
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public SecondFactorPolicyProvider create(KeycloakSession session, ComponentModel model) {
    return () -> {};
  }

  @Override
  public void validateConfiguration(
      KeycloakSession session, RealmModel realm, ComponentModel model) {
    Optional<ComponentModel> other =
        RealmPolicy.component(realm).filter(found -> !found.getId().equals(model.getId()));
    if (other.isPresent()) {
      throw new ComponentValidationException(
          "The realm has a second-factor policy already: " + other.orElseThrow().getId());
    }
    ComponentSettings.refuse(problems(session, model));
  }

  /** What is not allowed in a component. */
  static List<SettingProblem> problems(KeycloakSession session, ComponentModel model) {
    PolicyReading reading = PolicyReader.read(ComponentSettings.values(model));
    List<SettingProblem> problems = new ArrayList<>(reading.problems());
    if (ViewingKeys.areMissing(session, reading.policy().recovery())) {
      problems.add(NO_KEY);
    }
    return problems;
  }

  @Override
  public String getHelpText() {
    return "Settings of e-mail codes and the other second factors of this realm.";
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return ComponentSettings.properties(PolicyFields.ALL);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    sessions = factory;
  }

  @Override
  public void close() {}

  @Override
  public Map<String, String> getOperationalInfo() {
    Map<String, String> info = new LinkedHashMap<>(ProductInfo.operationalInfo());
    if (sessions != null) {
      KeycloakModelUtils.runJobInTransaction(sessions, session -> info.putAll(states(session)));
    }
    return info;
  }

  private static Map<String, String> states(KeycloakSession session) {
    List<RealmModel> realms =
        session.realms().getRealmsWithProviderTypeStream(SecondFactorPolicyProvider.class).toList();
    List<String> ignored =
        realms.stream()
            .filter(realm -> !RealmPolicy.reading(realm).problems().isEmpty())
            .map(RealmModel::getName)
            .sorted()
            .toList();
    return Map.of(
        "realms-with-policy",
        Integer.toString(realms.size()),
        "realms-with-ignored-values",
        ignored.isEmpty() ? "none" : String.join(", ", ignored));
  }
}
