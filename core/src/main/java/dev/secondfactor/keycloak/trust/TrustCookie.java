package dev.secondfactor.keycloak.trust;

import dev.secondfactor.core.trust.Fingerprint;
import dev.secondfactor.core.trust.TrustToken;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.RealmsResource;

/**
 * The cookie in which a browser keeps the token of one user of one realm. Its name says of the user
 * no more than a hash. Keycloak's own provider of cookies has a fixed list of them.
 */
final class TrustCookie {

  private static final String PREFIX = "SECOND_FACTOR_TRUST_";
  private static final int LENGTH = 22;

  private final KeycloakContext context;
  private final RealmModel realm;
  private final String name;

  TrustCookie(KeycloakSession session, RealmModel realm, UserModel user) {
    this.context = session.getContext();
    this.realm = realm;
    this.name =
        PREFIX + Fingerprint.of(Stream.of(realm.getId(), user.getId())).substring(0, LENGTH);
  }

  /** What the browser has sent; empty when it has none. */
  Optional<String> value() {
    return Optional.ofNullable(context.getRequestHeaders().getCookies().get(name))
        .map(Cookie::getValue);
  }

  /** Gives the browser a token. */
  void set(TrustToken token, Duration lifetime) {
    write(token.written(), (int) lifetime.toSeconds());
  }

  /** Takes it from the browser. */
  void expire() {
    write("", 0);
  }

  private void write(String value, int maxAge) {
    context
        .getHttpResponse()
        .setCookieIfAbsent(
            new NewCookie.Builder(name)
                .version(1)
                .value(value)
                .path(path())
                .maxAge(maxAge)
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build());
  }

  /** That of Keycloak's own cookies of a realm. */
  private String path() {
    return RealmsResource.realmBaseUrl(context.getUri())
        .path("/")
        .build(realm.getName())
        .getRawPath();
  }
}
