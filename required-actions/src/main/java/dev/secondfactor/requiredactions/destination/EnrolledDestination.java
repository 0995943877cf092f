package dev.secondfactor.requiredactions.destination;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.lockout.Subject;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.credential.Destinations;
import dev.secondfactor.keycloak.event.SecondFactorEvents;
import dev.secondfactor.keycloak.mail.Concerned;
import dev.secondfactor.keycloak.mail.OwnerNotice;
import dev.secondfactor.keycloak.mail.OwnerNotices;
import dev.secondfactor.keycloak.sms.SmsNotice;
import dev.secondfactor.keycloak.sms.SmsNotices;
import dev.secondfactor.keycloak.step.FreshCheck;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What follows from a proven destination: the credential, a clear account of failures, the event,
 * the mail.
 */
final class EnrolledDestination {

  private final RequiredActionContext context;
  private final Method method;
  private final Lockout lockout;

  EnrolledDestination(RequiredActionContext context, Method method, Lockout lockout) {
    this.context = context;
    this.method = method;
    this.lockout = lockout;
  }

  void store(Destination destination) {
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    UserModel user = context.getUser();
    Optional<Destination> before = Destinations.enrolled(method, user);
    Destinations.enrol(session, realm, user, destination);
    // A method that was disabled works again after being bound anew (RL-4).
    lockout.reset(new Subject(realm.getId(), user.getId(), method, false));
    FreshCheck.note(context.getAuthenticationSession(), method);
    SecondFactorEvents.describe(context.getEvent().event(EventType.UPDATE_CREDENTIAL), method);
    new OwnerNotices(session, realm)
        .tell(
            user,
            before.isPresent() ? OwnerNotice.CHANGED : OwnerNotice.ENROLLED,
            Concerned.destination(destination),
            before.stream()
                .flatMap(old -> Concerned.destination(old).addresses().stream())
                .toArray(EmailAddress[]::new));
    before.ifPresent(old -> tellNumbers(old, destination));
  }

  private void tellNumbers(Destination before, Destination now) {
    SmsNotices notices =
        new SmsNotices(context.getSession(), context.getRealm(), context.getUser());
    if (before instanceof PhoneNumber number) {
      notices.tell(number, SmsNotice.REPLACED);
    }
    if (now instanceof PhoneNumber number) {
      notices.tell(number, SmsNotice.CHOSEN);
    }
  }
}
