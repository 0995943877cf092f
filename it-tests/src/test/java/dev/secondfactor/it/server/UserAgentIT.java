package dev.secondfactor.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.ExpectedInLog;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.ErrorPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.OtpPage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every other test relies on, shown with Keycloak's own pages. */
@KeycloakTest
@ExpectedInLog(ExpectedInLog.MESSAGE_TAKEN_AWAY)
@DisplayName("Given the user agent without JavaScript")
class UserAgentIT {

  @Test
  @DisplayName("it reloads a page as a browser does, after a form too")
  void reloads(TestRealm realm) {
    TestUser carol = realm.addUser("carol");
    TotpDevice phone = carol.addTotp();
    LoginSession session = realm.newSession();
    session.open().as(LoginPage::new).signIn(carol).as(OtpPage::new);

    session.reload().as(OtpPage::new);
    Page last = session.reload().as(OtpPage::new).enter(phone.code());

    assertThat(last.as(AppPage::new).tokens().username()).isEqualTo("carol");
  }

  @Test
  @DisplayName("a second tab signs in by the cookie of the first")
  void sharesCookiesBetweenTabs(TestRealm realm) {
    LoginSession first = realm.newSession();
    first.open().as(LoginPage::new).signIn(realm.addUser("bob")).as(AppPage::new);

    assertThat(first.newTab().open().isSignedIn()).isTrue();
    assertThat(realm.newSession().open().isSignedIn()).isFalse();
  }

  @Test
  @DisplayName("it asks in the language that it was given")
  void speaksALanguage(TestRealm realm) {
    Page page = realm.newSession().inLanguage("de").open();

    assertThat(page.document().select("html").attr("lang")).isEqualTo("de");
  }

  @Test
  @DisplayName("it posts one captured form many times, and learns nothing of it")
  void postsOneFormManyTimes(TestRealm realm) {
    TestUser bob = realm.addUser("bob");
    LoginSession session = realm.newSession();
    Page page = session.open();
    Form form =
        page.form("kc-form-login")
            .with("username", bob.username())
            .with("password", bob.password());

    List<Page> answers = Race.of(8, runner -> form::submitAside);

    assertThat(answers).hasSize(8).anyMatch(Page::isSignedIn);
    assertThat(session.page()).isSameAs(page);
  }

  @Test
  @DisplayName("a page that is another one than expected is quoted in the error")
  void quotesTheWrongPage(TestRealm realm) {
    Page error = realm.newSession().open(request -> request.with("client_id", "nobody"));

    assertThat(error.as(ErrorPage::new).message()).isEqualTo("Client not found.");
    assertThatThrownBy(() -> error.as(LoginPage::new))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected the page login-login but got login-error")
        .hasMessageContaining("Client not found.");
  }
}
