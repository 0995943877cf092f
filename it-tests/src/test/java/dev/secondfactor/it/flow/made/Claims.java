package dev.secondfactor.it.flow.made;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.login.Tokens;
import dev.secondfactor.it.pages.AppPage;

/** What the application reads in the tokens of a login. */
final class Claims {

  private Claims() {}

  /** Both tokens tell the level and the references, in whichever order. */
  static void assertTold(Page end, String acr, String... amr) {
    assertTold(end.as(AppPage::new).tokens(), acr, amr);
  }

  /** The same of tokens. */
  static void assertTold(Tokens tokens, String acr, String... amr) {
    assertTold(tokens.idToken(), acr, amr);
    assertTold(tokens.accessToken(), acr, amr);
  }

  private static void assertTold(JsonNode claims, String acr, String... amr) {
    assertThat(claims.path("acr").asText()).as(claims.toString()).isEqualTo(acr);
    assertThat(Json.children(claims.path("amr")))
        .as(claims.toString())
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(amr);
  }
}
