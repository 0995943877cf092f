package dev.secondfactor.admin.resource;

import dev.secondfactor.admin.call.AdminCall;
import dev.secondfactor.admin.check.CheckResource;
import dev.secondfactor.admin.console.ConsoleResource;
import dev.secondfactor.admin.flow.FlowsResource;
import dev.secondfactor.admin.gateway.GatewaysResource;
import dev.secondfactor.admin.policy.PolicyResource;
import dev.secondfactor.admin.report.ReportResource;
import dev.secondfactor.admin.sms.SmsTestResource;
import dev.secondfactor.admin.user.UsersResource;
import jakarta.ws.rs.Path;

/** The administration REST resource of a realm. */
public class SecondFactorAdminResource {

  private final AdminCall call;

  SecondFactorAdminResource(AdminCall call) {
    this.call = call;
  }

  /** The realm's settings. */
  @Path("policy")
  public PolicyResource policy() {
    return new PolicyResource(call);
  }

  /** The gateways for SMS. */
  @Path("gateways")
  public GatewaysResource gateways() {
    return new GatewaysResource(call);
  }

  /** Messages that try whether SMS arrive. */
  @Path("sms/test")
  public SmsTestResource smsTest() {
    return new SmsTestResource(call);
  }

  /** The second factors of users. */
  @Path("users")
  public UsersResource users() {
    return new UsersResource(call);
  }

  /** Who has which second factor. */
  @Path("report")
  public ReportResource report() {
    return new ReportResource(call);
  }

  /** Login flows that are made here. */
  @Path("flows")
  public FlowsResource flows() {
    return new FlowsResource(call);
  }

  /** What is wrong in the realm. */
  @Path("check")
  public CheckResource check() {
    return new CheckResource(call);
  }

  /** What the pages in the admin console may offer. */
  @Path("console")
  public ConsoleResource console() {
    return new ConsoleResource(call);
  }
}
