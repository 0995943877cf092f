package dev.secondfactor.it.sentcode;

import dev.secondfactor.it.harness.Waiting;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.mail.SmtpFault;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.sms.MobileNumbers;
import dev.secondfactor.it.pages.DestinationPage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.SmsNumberPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A method that sends codes, with all that a test must know of it. */
public enum SentMethod {
  /** Codes by e-mail: every realm has them. */
  EMAIL("email", "email") {
    @Override
    public void switchOn(TestRealm realm) {}

    @Override
    public String newDestination(TestRealm realm, String name) {
      return name + "@codes." + realm.name() + ".test";
    }

    @Override
    public String masked(String destination) {
      return TestUser.masked(destination);
    }

    @Override
    public String writtenOtherwise(String destination) {
      return destination.toUpperCase(Locale.ROOT);
    }

    @Override
    public void enrol(TestUser account, String destination) {
      account.enrolEmail(destination);
    }

    @Override
    public DestinationPage destinationPage(Page page) {
      return new EmailAddressPage(page);
    }

    @Override
    public List<String> codes(TestRealm realm, String destination) {
      return realm.mails().to(destination).stream()
          .map(Mail::findCode)
          .flatMap(Optional::stream)
          .toList();
    }

    @Override
    public void fails(TestRealm realm) {
      realm.mailThrough(SmtpFault.down());
    }

    @Override
    public void works(TestRealm realm) {
      realm.mailThrough(realm.mails());
    }
  },

  /** Codes by SMS: a realm has them when it has a gateway and a country. */
  SMS("sms", "SMS") {
    @Override
    public void switchOn(TestRealm realm) {
      realm.sms();
    }

    @Override
    public String newDestination(TestRealm realm, String name) {
      return MobileNumbers.next();
    }

    @Override
    public String masked(String destination) {
      return MobileNumbers.masked(destination);
    }

    @Override
    public String writtenOtherwise(String destination) {
      return "00"
          + destination.substring(1, 3)
          + " (0) "
          + destination.substring(3, 6)
          + "-"
          + destination.substring(6);
    }

    @Override
    public void enrol(TestUser account, String destination) {
      account.enrolSms(destination);
    }

    @Override
    public DestinationPage destinationPage(Page page) {
      return new SmsNumberPage(page);
    }

    @Override
    public List<String> codes(TestRealm realm, String destination) {
      return realm.texts().codes(destination);
    }

    @Override
    public void fails(TestRealm realm) {
      realm.twilioAccount().refuses(503, 20503);
    }

    @Override
    public void works(TestRealm realm) {
      realm.twilioAccount().works();
    }
  };

  private final String shortId;
  private final String word;

  SentMethod(String shortId, String word) {
    this.shortId = shortId;
    this.word = word;
  }

  /** What its English name has and no other method's. */
  public String word() {
    return word;
  }

  /** Its id, as in a policy and in events. */
  public String id() {
    return shortId + "-otp";
  }

  /** The login step. */
  public String step() {
    return "second-factor-" + id();
  }

  /** The required action that sets it up. */
  public String action() {
    return "second-factor-configure-" + shortId;
  }

  /** The credential that set-up leaves. */
  public String credentialType() {
    return "second-factor-" + shortId;
  }

  /** Lets the users of a realm have it. */
  public abstract void switchOn(TestRealm realm);

  /** A destination that nobody else has. */
  public abstract String newDestination(TestRealm realm, String name);

  /** A destination as pages, events and administrators may see it. */
  public abstract String masked(String destination);

  /** The same destination, as somebody else might write it. */
  public abstract String writtenOtherwise(String destination);

  /** Gives an account the method, in place of what it had of it, as if it had enrolled it. */
  public abstract void enrol(TestUser account, String destination);

  /** The page that asks for the destination, when the page is that one. */
  public abstract DestinationPage destinationPage(Page page);

  /** The codes that a destination has got so far, oldest first. */
  public abstract List<String> codes(TestRealm realm, String destination);

  /** From now on nothing can be sent, and that is certain at once. */
  public abstract void fails(TestRealm realm);

  /** From now on messages are sent again. */
  public abstract void works(TestRealm realm);

  /** Waits for the n-th code that a destination gets; the first is 1. */
  public String awaitCode(TestRealm realm, String destination, int n) {
    return Waiting.forSome(
        "code " + n + " to " + destination,
        () -> codes(realm, destination).stream().skip(n - 1L).findFirst());
  }

  /** Makes a user with the method set up. */
  public CodeUser enrolled(TestRealm realm, String username) {
    return enrolled(realm, username, Map.of());
  }

  /** As the other, with some of the account's fields given. */
  public CodeUser enrolled(TestRealm realm, String username, Map<String, ?> fields) {
    CodeUser user = user(realm, username, fields);
    enrol(user.account(), user.destination());
    return user;
  }

  /** Makes a user who is asked at the next login to set the method up. */
  public CodeUser invited(TestRealm realm, String username) {
    CodeUser user = user(realm, username, Map.of());
    user.account().admin().addRequiredAction(action());
    return user;
  }

  @Override
  public String toString() {
    return id();
  }

  private CodeUser user(TestRealm realm, String username, Map<String, ?> fields) {
    switchOn(realm);
    TestUser account = realm.addUser(username, fields);
    return new CodeUser(realm, this, account, newDestination(realm, account.username()));
  }
}
