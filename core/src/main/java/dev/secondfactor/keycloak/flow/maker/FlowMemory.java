package dev.secondfactor.keycloak.flow.maker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.core.method.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;

/**
 * Remembers which flows were made, in an attribute of the realm for each kind. The attribute can be
 * there once, so of two who make a flow of a kind at the same moment one fails.
 */
final class FlowMemory {

  private static final Logger LOG = Logger.getLogger(FlowMemory.class);
  private static final String ATTRIBUTE = "second-factor.flow.";

  /** The document in the attribute. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Document(
      String id,
      String alias,
      List<String> methods,
      String condition,
      String value,
      @Nullable String before) {}

  private final RealmModel realm;

  FlowMemory(RealmModel realm) {
    this.realm = realm;
  }

  /** The flow that was made and is there; after an import it may have another id. */
  Optional<MadeFlow> of(FlowKind kind) {
    return Optional.ofNullable(realm.getAttribute(ATTRIBUTE + kind.id()))
        .flatMap(json -> read(kind, json))
        .flatMap(this::present);
  }

  void keep(FlowKind kind, MadeFlow made) {
    Document document =
        new Document(
            made.id(),
            made.alias(),
            made.methods().stream().map(Method::id).toList(),
            made.condition().type().id(),
            made.condition().value(),
            made.before().orElse(null));
    try {
      realm.setAttribute(ATTRIBUTE + kind.id(), JsonSerialization.writeValueAsString(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forget(FlowKind kind) {
    realm.removeAttribute(ATTRIBUTE + kind.id());
  }

  private Optional<MadeFlow> present(Document document) {
    return Optional.ofNullable(realm.getAuthenticationFlowById(document.id()))
        .or(() -> Optional.ofNullable(realm.getFlowByAlias(document.alias())))
        .filter(flow -> flow.isTopLevel() && !flow.isBuiltIn())
        .map(flow -> made(document, flow));
  }

  private static MadeFlow made(Document document, AuthenticationFlowModel flow) {
    return new MadeFlow(
        flow.getId(),
        flow.getAlias(),
        document.methods().stream().flatMap(id -> Method.byId(id).stream()).toList(),
        new FlowCondition(
            FlowCondition.Type.byId(document.condition()).orElse(FlowCondition.Type.CONFIGURED),
            document.value()),
        Optional.ofNullable(document.before()));
  }

  private static Optional<Document> read(FlowKind kind, String json) {
    try {
      return Optional.of(JsonSerialization.readValue(json, Document.class))
          .filter(FlowMemory::isWhole);
    } catch (IOException strange) {
      LOG.warnf("The attribute %s%s of a realm cannot be read.", ATTRIBUTE, kind.id());
      return Optional.empty();
    }
  }

  @SuppressWarnings("ConstantConditions")
  private static boolean isWhole(Document document) {
    return document.id() != null
        && document.alias() != null
        && document.methods() != null
        && document.condition() != null
        && document.value() != null;
  }
}
