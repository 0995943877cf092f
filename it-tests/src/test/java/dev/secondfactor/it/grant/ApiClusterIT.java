package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.cluster.Node;
import dev.secondfactor.it.harness.cluster.TwoNodes;
import dev.secondfactor.it.harness.login.Race;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@KeycloakTest(cluster = true, secondFactors = "second-factor-email-otp")
@DisplayName("Given two nodes, and direct grants whose calls may go to either")
class ApiClusterIT {

  private static final int ROUNDS = 5;

  @Test
  @DisplayName("D4: the token and the code of one node are good at the other")
  void anyNode(TestRealm realm, TwoNodes nodes) {
    GrantApp app = GrantApp.in(realm);
    for (Node asked : nodes.all()) {
      CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
      String token = at(app, asked).password(alice.account()).mfaToken();
      at(app, nodes.otherThan(asked)).ask(token, "email-otp").assertRequired();

      at(app, asked).code(token, alice.code()).assertTokens();

      at(app, nodes.otherThan(asked)).code(token, alice.code()).assertRefused("invalid_token");
    }
  }

  @Test
  @Tag("trap")
  @DisplayName("TRAP 12: one token and two right codes, at two nodes at once, give tokens once")
  void race(TestRealm realm, TwoNodes nodes) {
    GrantApp app = GrantApp.in(realm);
    for (int round = 0; round < ROUNDS; round++) {
      CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
      TotpDevice phone = alice.account().addTotp();
      String token = app.password(alice.account()).mfaToken();
      app.ask(token, "email-otp").assertRequired();
      List<Map<String, String>> right =
          List.of(
              Map.of("mfa_method", "email-otp", "otp", alice.code()),
              Map.of("mfa_method", "totp", "otp", phone.code()));

      List<GrantReply> replies =
          Race.of(6, i -> () -> at(app, nodes.inTurn(i)).token(token, right.get(i / 2 % 2)));

      assertThat(replies).filteredOn(GrantReply::hasTokens).hasSize(1);
      assertThat(replies).allMatch(reply -> reply.http().statusCode() < 500);
      assertThat(alice.account().admin().sessions()).isEqualTo(1);
    }
  }

  private static GrantApp at(GrantApp app, Node node) {
    return app.at(node.here(app.tokens()));
  }
}
