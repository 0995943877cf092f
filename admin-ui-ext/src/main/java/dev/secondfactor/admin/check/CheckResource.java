package dev.secondfactor.admin.check;

import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.PolicyReading;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.keycloak.policy.RealmPolicy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The doctor of a realm. */
public class CheckResource {

  private static final List<String> SEVERITIES = List.of("error", "warning", "info");

  private final AdminCall call;

  /** The doctor of the realm of a call. */
  public CheckResource(AdminCall call) {
    this.call = call;
  }

  /**
   * What is wrong.
   *
   * @return the findings, the gravest first, each id once; none when all is well; 403 for who may
   *     not view the realm
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Collection<FindingView> check() {
    call.permissions().realm().requireViewRealm();
    PolicyReading reading = RealmPolicy.reading(call.session(), call.realm());
    SecondFactorPolicy policy = reading.policy();
    FlowCheck flows = new FlowCheck(call.realm(), policy);
    Map<String, FindingView> findings =
        Stream.of(
                flows.findings(),
                new ConsoleCheck(call.realm()).findings(),
                new SendingCheck(call.session(), call.realm(), policy)
                    .findings(flows.asksInBrowser(Method.SMS_OTP)),
                PolicyCheck.findings(reading),
                new ConditionCheck(call.session(), call.realm(), policy).findings(),
                new ProviderCheck(call.session(), call.realm(), policy).findings(),
                new RealmCheck(call.realm(), policy).findings())
            .flatMap(Function.identity())
            .sorted(Comparator.comparingInt(each -> SEVERITIES.indexOf(each.severity())))
            .collect(
                Collectors.toMap(
                    FindingView::id,
                    Function.identity(),
                    (first, again) -> first,
                    LinkedHashMap::new));
    return findings.values();
  }
}
