package dev.secondfactor.requiredactions.email;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.EmailCredential;
import dev.secondfactor.keycloak.credential.EmailCredentialProvider;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.step.FreshCheck;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What follows from a proven address: the credential, a clear account of failures, the event, the
 * mail.
 */
final class EnrolledEmail {

  private final RequiredActionContext context;
  private final Lockout lockout;

  EnrolledEmail(RequiredActionContext context, Lockout lockout) {
    this.context = context;
    this.lockout = lockout;
  }

  void store(EmailAddress address, Optional<EmailCredential> before) {
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    UserModel user = context.getUser();
    EmailCredentialProvider credentials =
        (EmailCredentialProvider)
            session.getProvider(CredentialProvider.class, EmailCredential.TYPE);
    credentials.createCredential(realm, user, EmailCredential.of(address));
    // A method that was disabled works again after being bound anew (RL-4).
    lockout.reset(new Subject(realm.getId(), user.getId(), Method.EMAIL_OTP, false));
    FreshCheck.note(context.getAuthenticationSession(), Method.EMAIL_OTP);
    SecondFactorEvents.describe(
        context.getEvent().event(EventType.UPDATE_CREDENTIAL), Method.EMAIL_OTP);
    OwnerNotices notices = new OwnerNotices(session, realm);
    if (before.isPresent()) {
      notices.tell(
          user, OwnerNotice.CHANGED, Concerned.address(address), before.orElseThrow().address());
    } else {
      notices.tell(user, OwnerNotice.ENROLLED, Concerned.address(address));
    }
  }
}
