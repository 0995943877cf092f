package dev.secondfactor.keycloak.broker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.secondfactor.core.policy.TrustedProvider.Claim;
import java.io.IOException;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.keycloak.util.JsonSerialization;

/** Reads what the ID token says that Keycloak has kept of a login. */
final class IdTokenStatement {

  private IdTokenStatement() {}

  /**
   * Reads a token.
   *
   * @param kept its claims, as Keycloak keeps them between two requests
   */
  static LoginStatement read(String kept) {
    try {
      JsonNode token = JsonSerialization.mapper.readTree(Base64.getUrlDecoder().decode(kept));
      return new LoginStatement(texts(token, Claim.AMR), texts(token, Claim.ACR));
    } catch (IOException | IllegalArgumentException e) {
      return LoginStatement.NOTHING;
    }
  }

  /** One text or several; a claim in which anything else is found has not been understood. */
  private static Set<String> texts(JsonNode token, Claim claim) {
    JsonNode value = token.path(claim.id());
    Stream<JsonNode> all =
        value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    Set<JsonNode> values = all.collect(Collectors.toSet());
    return values.stream().allMatch(JsonNode::isTextual)
        ? values.stream().map(JsonNode::textValue).collect(Collectors.toSet())
        : Set.of();
  }
}
