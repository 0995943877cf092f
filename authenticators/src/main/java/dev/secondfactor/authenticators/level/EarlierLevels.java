package dev.secondfactor.authenticators.level;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.Constants;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * The levels that Keycloak has taken over from a session when the login began, by its cookie. They
 * are those of the user of the session. Who then comes by an identity provider as somebody else
 * goes on with them, and Keycloak itself refuses that only while the session is there.
 */
final class EarlierLevels {

  private static final TypeReference<TreeMap<Integer, Integer>> LEVELS = new TypeReference<>() {};

  private final AuthenticationFlowContext context;
  private final AuthenticationSessionModel authSession;

  EarlierLevels(AuthenticationFlowContext context) {
    this.context = context;
    this.authSession = context.getAuthenticationSession();
  }

  /** Takes a level and those above it away, unless they are of a session of this very user. */
  void keepOwn(int level) {
    AcrStore now = new AcrStore(context.getSession(), authSession);
    NavigableMap<Integer, Integer> earlier = earlier();
    boolean isReached = now.getLevelOfAuthenticationFromCurrentAuthentication() >= level;
    if ((isReached || !earlier.tailMap(level, true).isEmpty()) && !isOfUser()) {
      authSession.setAuthNote(Constants.LOA_MAP, text(earlier.headMap(level, false)));
      if (isReached) {
        now.setLevelAuthenticatedToCurrentRequest(level - 1);
      }
    }
  }

  private boolean isOfUser() {
    return Optional.ofNullable(
            context
                .getSession()
                .sessions()
                .getUserSession(context.getRealm(), authSession.getParentSession().getId()))
        .map(UserSessionModel::getUser)
        .filter(user -> user.getId().equals(context.getUser().getId()))
        .isPresent();
  }

  private NavigableMap<Integer, Integer> earlier() {
    try {
      return JsonSerialization.readValue(
          Optional.ofNullable(authSession.getAuthNote(Constants.LOA_MAP)).orElse("{}"), LEVELS);
    } catch (IOException strange) {
      throw new UncheckedIOException(strange);
    }
  }

  private static String text(Map<Integer, Integer> levels) {
    try {
      return JsonSerialization.writeValueAsString(levels);
    } catch (IOException strange) {
      throw new UncheckedIOException(strange);
    }
  }
}
