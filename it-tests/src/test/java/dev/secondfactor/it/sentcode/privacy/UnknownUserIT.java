package dev.secondfactor.it.sentcode.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("trap")
@DisplayName("Given somebody who wants to know who has an account")
class UnknownUserIT {

  @Parameter private SentMethod method;

  @Test
  @Tag("smoke")
  @DisplayName("TRAP 15: a wrong password tells nothing of the user, nor of a second factor")
  void answersAllTheSame(TestRealm realm) {
    CodeUser enrolled = method.enrolled(realm, "enrolled");
    CodeUser locked = method.enrolled(realm, "locked");
    CodePage page = locked.passPassword();
    for (int i = 0; i < 5; i++) {
      page = page.enter(Codes.wrong(locked.code(), i)).as(CodePage::new);
    }
    realm.addUser("plain");
    realm.addUser("nameless", Map.of("emailVerified", false, "email", "x@nameless.test"));

    Page unknown = wrongPassword(realm, "nobody");

    assertThat(unknown.as(LoginPage::new).error()).isEqualTo("Invalid username or password.");
    for (String username : new String[] {"enrolled", "locked", "plain", "nameless"}) {
      Page known = wrongPassword(realm, username);
      assertThat(known.status()).isEqualTo(unknown.status());
      assertThat(known.text()).isEqualTo(unknown.text());
      assertThat(withoutSession(known, username)).isEqualTo(withoutSession(unknown, "nobody"));
    }
    assertThat(enrolled.codesSentInAll()).isZero();
  }

  @Test
  @DisplayName("TRAP 15: the address of a message's state tells nothing to whoever guesses it")
  void tellsNothingOfMessages(TestRealm realm) {
    Page unknown =
        realm.newSession().get(URI.create(realm.url() + "/second-factor/deliveries/guess"));

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.source()).isEqualTo("{\"error\":\"unknown_delivery\"}");
  }

  private static Page wrongPassword(TestRealm realm, String username) {
    return LoginPage.of(realm).signIn(username, "wrong password");
  }

  /** The markup without what differs from one login to the next. */
  private static String withoutSession(Page page, String username) {
    return page.source()
        .replaceAll("(session_code|execution|client_data|tab_id|state|nonce)=[^&\"]*", "")
        .replaceAll("\\\\?u0026|&amp;|&", "")
        .replace("value=\"" + username + "\"", "value=\"\"")
        .replaceAll("authSessionHash[^\\n]*", "")
        .replaceAll("\"[A-Za-z0-9+/_=-]{20,}\"", "");
  }
}
