package dev.secondfactor.it.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.cluster.TwoNodes;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@KeycloakTest(cluster = true, secondFactors = "second-factor-totp")
@DisplayName("Given two nodes, and a trusted browser whose tabs go to both")
class TrustAtNodesIT {

  private static final int TABS = 6;

  @Test
  @DisplayName("A8: tabs at both nodes at the same moment are let in, and one gets a token")
  void race(TestRealm realm, TwoNodes nodes) {
    Trusting.allow(realm);
    Trusting alice = Trusting.user(realm, "alice");
    LoginSession browser = alice.trust(nodes.first().newSession(realm));
    String first = browser.cookieHeaders(Trusting.COOKIE).get(0);
    List<LoginSession> tabs =
        IntStream.range(0, TABS).mapToObj(i -> Trusting.closed(browser)).toList();
    List<Form> forms =
        IntStream.range(0, TABS)
            .mapToObj(
                i ->
                    nodes
                        .inTurn(i)
                        .here(
                            tabs.get(i)
                                .open()
                                .form("kc-form-login")
                                .with("username", alice.user().username())
                                .with("password", alice.user().password())))
            .toList();

    List<Page> answers = Race.of(TABS, i -> forms.get(i)::submit);

    assertThat(answers).allMatch(Page::isSignedIn);
    assertThat(tabs)
        .filteredOn(tab -> !tab.cookieHeaders(Trusting.COOKIE).get(0).equals(first))
        .hasSize(1);
    assertThat(alice.listed()).hasSize(1);
  }
}
