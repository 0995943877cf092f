package dev.secondfactor.it.cluster;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import dev.secondfactor.it.totp.AppUser;
import java.util.concurrent.atomic.AtomicInteger;

/** A second factor whose codes are raced. */
enum Factor {
  /** Codes of an authenticator app. */
  APP("totp", 50) {
    @Override
    Owner owner(TestRealm realm, String username) {
      AppUser user = AppUser.enrolled(realm, username);
      return new Owner(
          realm,
          user.account(),
          this,
          session ->
              new OpenLogin(
                  user.passPassword(session).page(), user.phone()::code, user.phone()::wrongCode));
    }
  },

  /** Codes by e-mail, one for each login; no policy allows more than these in ten minutes. */
  EMAIL("email-otp", 20) {
    @Override
    Owner owner(TestRealm realm, String username) {
      CodeUser user = SentMethod.EMAIL.enrolled(realm, username);
      AtomicInteger logins = new AtomicInteger();
      return new Owner(
          realm,
          user.account(),
          this,
          session -> {
            Page page = user.passPassword(session).page();
            String code = user.code(logins.incrementAndGet());
            return new OpenLogin(page, () -> code, n -> Codes.wrong(code, n));
          });
    }
  };

  private final String id;
  private final int mostLogins;

  Factor(String id, int mostLogins) {
    this.id = id;
    this.mostLogins = mostLogins;
  }

  /** Its method's id, as in events and in the guard record. */
  String id() {
    return id;
  }

  /** How many logins of one user a race may have open. */
  int mostLogins() {
    return mostLogins;
  }

  /** Makes somebody who has set it up. */
  abstract Owner owner(TestRealm realm, String username);

  @Override
  public String toString() {
    return id;
  }
}
