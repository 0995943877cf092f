package dev.secondfactor.requiredactions.totp;

import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.TotpCredentials;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.step.CodeForm;
import dev.secondfactor.keycloak.step.FreshCheck;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.EventType;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What follows from a proven app: the credential, a clear account of failures, event and mail. */
final class EnrolledTotp {

  private final RequiredActionContext context;
  private final Lockout lockout;

  EnrolledTotp(RequiredActionContext context, Lockout lockout) {
    this.context = context;
    this.lockout = lockout;
  }

  void store(TotpSetup setup, CodeForm form) {
    RealmModel realm = context.getRealm();
    UserModel user = context.getUser();
    CredentialModel credential =
        TotpCredentials.create(
            setup.device().secret(), setup.device().parameters(), form.deviceName());
    credential.setId(setup.device().credentialId());
    user.credentialManager().createStoredCredential(credential);
    // A method that was disabled works again after being bound anew (RL-4).
    lockout.reset(new Subject(realm.getId(), user.getId(), Method.TOTP, false));
    FreshCheck.note(context.getAuthenticationSession(), Method.TOTP);
    if (form.isLogoutSessions()) {
      AuthenticatorUtil.logoutOtherSessions(context);
    }
    SecondFactorEvents.describe(context.getEvent().event(EventType.UPDATE_CREDENTIAL), Method.TOTP);
    new OwnerNotices(context.getSession(), realm)
        .tell(user, OwnerNotice.ENROLLED, Concerned.app(form.deviceName()));
  }
}
