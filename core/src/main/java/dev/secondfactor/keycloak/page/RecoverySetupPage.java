package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.recovery.RecoverySet;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** Renders the page on which users get their recovery codes, see them again and make new ones. */
public final class RecoverySetupPage {

  private static final String TEMPLATE = "second-factor-recovery-setup.ftl";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final LoginFormsProvider form;
  private final Map<String, Object> values = new HashMap<>();

  /** A code of a set, as it is shown again. */
  public record Shown(String code, boolean used) {}

  /** The page on a form that Keycloak has prepared. */
  public RecoverySetupPage(
      KeycloakSession session, RealmModel realm, UserModel user, LoginFormsProvider form) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.form = form;
  }

  /** Offers to go on without new codes. */
  public RecoverySetupPage canSkip(boolean can) {
    values.put("canSkip", can);
    return this;
  }

  /** Says something to know. */
  public RecoverySetupPage info(String messageKey) {
    form.setInfo(messageKey);
    return this;
  }

  /** Says an error of the page. */
  public RecoverySetupPage error(String messageKey) {
    form.setError(messageKey);
    return this;
  }

  /** Says that it has to be confirmed that the codes are kept. */
  public RecoverySetupPage notSaved() {
    form.addError(new FormMessage("saved", "secondFactorRecoverySavedMissing"));
    return this;
  }

  /** Says that the last code was just used. */
  public RecoverySetupPage last(boolean last) {
    values.put("last", last);
    return this;
  }

  /**
   * What the user has.
   *
   * @param left how many codes are left
   * @param ordered whether they work in their order only
   * @param used whether one was just used
   * @param viewable whether they can be seen again
   */
  public Response manage(
      int left, int total, Instant madeAt, boolean ordered, boolean used, boolean viewable) {
    values.put("left", left);
    values.put("total", total);
    values.put("low", RecoverySet.isLow(left));
    values.put("ordered", ordered);
    values.put("used", used);
    values.put("viewable", viewable);
    return create("manage", madeAt);
  }

  /**
   * New codes.
   *
   * @param codes as they are written
   * @param voids whether there are codes that become void
   */
  public Response codes(List<String> codes, Instant madeAt, boolean voids) {
    values.put("codes", codes);
    values.put("voids", voids);
    return create("codes", madeAt);
  }

  /** The codes of the user's set. */
  public Response view(List<Shown> codes, RecoverySet set) {
    values.put(
        "codes",
        codes.stream().map(shown -> Map.of("code", shown.code(), "used", shown.used())).toList());
    values.put("left", set.left());
    values.put("total", set.total());
    return create("view", set.createdAt());
  }

  private Response create(String state, Instant madeAt) {
    values.put("state", state);
    values.put("realm", realmName());
    values.put("account", user.getUsername());
    values.put("madeOn", day(madeAt));
    values.put("fileName", fileName());
    form.setAttribute("secondFactor", values);
    form.setResponseHeader("Cache-Control", "no-store, must-revalidate, max-age=0");
    return form.createForm(TEMPLATE);
  }

  private String realmName() {
    return Optional.ofNullable(realm.getDisplayName())
        .filter(name -> !name.isBlank())
        .orElseGet(realm::getName);
  }

  private String fileName() {
    String name = "recovery-codes-" + realm.getName() + "-" + user.getUsername();
    return name.replaceAll("[^\\p{L}\\p{N}._-]+", "_") + ".txt";
  }

  /** What was imported may have no time. */
  private String day(Instant time) {
    return time.equals(Instant.EPOCH) ? "" : written(time);
  }

  private String written(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(session.getContext().resolveLocale(user))
        .withZone(ZoneId.systemDefault())
        .format(time);
  }
}
