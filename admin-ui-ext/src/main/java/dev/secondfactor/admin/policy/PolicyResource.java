package dev.secondfactor.admin.policy;

import dev.secondfactor.admin.answer.Refusal;
import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.call.JsonBody;
import dev.secondfactor.admin.setting.SettingView;
import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.policy.Preset;
import dev.secondfactor.core.setting.SettingsReader;
import dev.secondfactor.keycloak.policy.PolicyChange;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/** The settings of a realm. */
public class PolicyResource {

  private final AdminCall call;

  /** The settings of the realm of a call. */
  public PolicyResource(AdminCall call) {
    this.call = call;
  }

  /**
   * The policy that is in force.
   *
   * @return the values, and the stored ones that are ignored because they are not allowed; 403 for
   *     who may not view the realm
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public PolicyView policy() {
    call.permissions().realm().requireViewRealm();
    return view();
  }

  /**
   * Changes settings.
   *
   * @param body values by the names of the settings, null for the default, and a reason
   * @return the policy as it is then; 400 with every field that is to blame, and then nothing is
   *     changed; 403 for who may not manage the realm; 409 when somebody else has changed it at the
   *     same moment
   */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public PolicyView change(String body) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    JsonBody request = PolicyRequest.parse(body);
    Map<String, List<String>> values = PolicyRequest.values(request);
    Optional<String> reason = request.reason();
    request.check();
    return saved(change().merge(values), OperationType.UPDATE, reason);
  }

  /**
   * Gives every setting its default, under the preset that is named.
   *
   * @param body {@code {"preset": "nist-aal2", "reason": "..."}}
   * @return as above
   */
  @POST
  @Path("defaults")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public PolicyView defaults(String body) {
    call.permissions().realm().requireManageRealm();
    call.requireFreshSecondFactor();
    JsonBody request = JsonBody.parse(body, Set.of(PolicyFields.PRESET.name(), JsonBody.REASON));
    Map<String, List<String>> values = PolicyRequest.values(request);
    Optional<String> reason = request.reason();
    request.check();
    return saved(change().replace(values), OperationType.DELETE, reason);
  }

  /**
   * What can be set, in the order of forms.
   *
   * @return the settings; 403 for who may not view the realm
   */
  @GET
  @Path("settings")
  @Produces(MediaType.APPLICATION_JSON)
  public List<SettingView> settings() {
    call.permissions().realm().requireViewRealm();
    return PolicyFields.ALL.stream().map(SettingView::of).toList();
  }

  /**
   * The rules that a policy can start from.
   *
   * @return the presets; 403 for who may not view the realm
   */
  @GET
  @Path("presets")
  @Produces(MediaType.APPLICATION_JSON)
  public List<PresetView> presets() {
    call.permissions().realm().requireViewRealm();
    return Arrays.stream(Preset.values()).map(PresetView::of).toList();
  }

  private PolicyChange change() {
    call.readAnew();
    return new PolicyChange(call.session(), call.realm());
  }

  /** The names of the settings that have changed are recorded, and no value: some are secrets. */
  private PolicyView saved(
      PolicyChange.Result result, OperationType operation, Optional<String> reason) {
    if (!result.problems().isEmpty()) {
      throw Refusal.badRequest(result.problems());
    }
    if (!result.changed().isEmpty()) {
      call.write();
      call.changes()
          .record(
              operation,
              "SECOND_FACTOR_POLICY",
              reason,
              Map.of("settings", result.changed()),
              "policy");
    }
    return view();
  }

  private PolicyView view() {
    return PolicyView.of(
        RealmPolicy.reading(call.session(), call.realm()),
        new SettingsReader(RealmPolicy.settings(call.realm())));
  }
}
