package dev.secondfactor.admin.console;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.admin.call.AdminCall;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.common.Version;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.services.resources.admin.AdminAuth;

/** Tells the pages in the admin console what they may offer. */
public class ConsoleResource {

  private final AdminCall call;

  /** For the administrator of a call, in the realm of it. */
  public ConsoleResource(AdminCall call) {
    this.call = call;
  }

  /**
   * The version of the server, and the language and the rights of who asks.
   *
   * @return all of that; 403 for who administers nothing in the realm
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response console() {
    call.permissions().requireAnyAdminRole();
    return Answers.notKept(
        Response.ok(
            new ConsoleView(
                Version.VERSION,
                locale(),
                call.permissions().realm().canViewRealm(),
                call.permissions().realm().canManageRealm(),
                call.permissions().users().canView())));
  }

  /** The language is that of the realm in which the administrator has signed in. */
  private String locale() {
    AdminAuth administrator = call.permissions().adminAuth();
    return call.session()
        .getProvider(LocaleSelectorProvider.class)
        .resolveLocale(administrator.getRealm(), administrator.getUser())
        .toLanguageTag();
  }
}
