package dev.secondfactor.it.lockout;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;

/** Set-ups of an address for codes. */
final class Proofs {

  private Proofs() {}

  /** As far as the proof of the account's own address: a code was sent there. */
  static CodePage open(TestRealm realm, TestUser user) {
    return LoginPage.of(realm)
        .signIn(user)
        .as(EmailAddressPage::new)
        .submit(user.email())
        .as(CodePage::new);
  }
}
