package dev.secondfactor.it.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("smoke")
@Tag("container")
@DisplayName("Given a user who is asked to set up codes that are sent")
class SentCodeLoginIT {

  @Parameter private SentMethod method;

  @Test
  @DisplayName("the destination is proven by a code, and the next login asks for a code sent there")
  void enrolsAndSignsIn(TestRealm realm) {
    CodeUser alice = method.invited(realm, "alice");

    AppPage app = alice.sendProof().enter(alice.code()).as(AppPage::new);
    assertThat(app.tokens().username()).isEqualTo("alice");

    CodePage login = alice.passPassword();
    assertThat(login.enter(alice.code(2)).as(AppPage::new).tokens().username()).isEqualTo("alice");
  }
}
