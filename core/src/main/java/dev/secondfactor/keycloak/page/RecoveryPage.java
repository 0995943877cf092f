package dev.secondfactor.keycloak.page;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.Page;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/** Renders the page that asks for a recovery code. */
public final class RecoveryPage extends StepPage<RecoveryPage> {

  /** The page on a form that Keycloak has prepared. */
  public RecoveryPage(LoginFormsProvider form, Purpose purpose) {
    super(form, purpose, "second-factor-recovery.ftl");
  }

  @Override
  RecoveryPage self() {
    return this;
  }

  /** Says that the code of an administrator is taken as well. */
  public RecoveryPage bypass(boolean isTaken) {
    values().put("bypass", isTaken);
    return this;
  }

  /**
   * The page of a step.
   *
   * @param anyOrder whether the user has codes of which any one works
   * @param next the number of the one that works of codes that have an order; empty when there are
   *     none of these
   */
  public Response render(Page page, boolean anyOrder, Optional<Integer> next) {
    new NoticeTexts(Method.RECOVERY_CODES).put(form(), page.notice());
    values().put("anyOrder", anyOrder);
    next.ifPresent(number -> values().put("nextNumber", number));
    return inState(page);
  }
}
