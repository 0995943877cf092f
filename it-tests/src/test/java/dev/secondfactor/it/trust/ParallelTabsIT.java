package dev.secondfactor.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest(secondFactors = "second-factor-totp")
@DisplayName("Given a trusted browser with several tabs")
class ParallelTabsIT {

  private static final int TABS = 8;

  private final TestRealm realm;

  ParallelTabsIT(TestRealm realm) {
    this.realm = realm;
    Trusting.allow(realm);
  }

  @AfterEach
  void clockRight(TestSupport support) {
    support.clockRight();
  }

  @Test
  @Tag("trap")
  @DisplayName("A8: tabs that sign in at the same moment are all let in, and one gets a token")
  void race() {
    Trusting alice = Trusting.user(realm, "alice");
    LoginSession browser = alice.trust();
    String first = browser.cookieHeaders(Trusting.COOKIE).get(0);
    List<LoginSession> tabs =
        IntStream.range(0, TABS).mapToObj(i -> Trusting.closed(browser)).toList();
    List<Form> forms = tabs.stream().map(tab -> filled(tab, alice)).toList();

    List<Page> answers = Race.of(TABS, i -> forms.get(i)::submit);

    assertThat(answers).allMatch(Page::isSignedIn);
    assertThat(tabs)
        .filteredOn(tab -> !tab.cookieHeaders(Trusting.COOKIE).get(0).equals(first))
        .singleElement()
        .satisfies(tab -> assertThat(alice.letsIn(Trusting.closed(tab))).isTrue());
    assertThat(alice.listed()).hasSize(1);
  }

  @Test
  @DisplayName(
      "A8: for moments a tab may come later, but nobody elsewhere, and nothing is lost by that")
  void grace(TestSupport support) {
    Trusting bella = Trusting.user(realm, "bella");
    LoginSession browser =
        bella.trust(realm.newSession().withBrowser(Trusting.FIREFOX).from("192.0.2.7"));
    LoginSession late = Trusting.closed(browser);
    LoginSession elsewhere = Trusting.closed(browser).from("198.51.100.9");
    LoginSession otherBrowser = Trusting.closed(browser).withBrowser("curl/8.0");
    assertThat(bella.letsIn(browser)).isTrue();

    String before = late.cookieHeaders(Trusting.COOKIE).get(0);
    assertThat(bella.letsIn(late)).isTrue();
    assertThat(late.cookieHeaders(Trusting.COOKIE)).containsExactly(before);
    assertThat(bella.letsIn(elsewhere)).isFalse();
    assertThat(bella.letsIn(otherBrowser)).isFalse();
    assertThat(bella.listed()).hasSize(1);
    assertThat(bella.letsIn(Trusting.closed(browser))).isTrue();

    support.clockAhead(Duration.ofSeconds(40));
    assertThat(bella.letsIn(Trusting.closed(late))).isFalse();
    assertThat(bella.listed()).isEmpty();
  }

  private static Form filled(LoginSession tab, Trusting user) {
    return tab.open()
        .form("kc-form-login")
        .with("username", user.user().username())
        .with("password", user.user().password());
  }
}
