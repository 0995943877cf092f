package dev.secondfactor.it.stepup;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A resource server (RFC 6750) whose only resource needs a second factor that was checked a moment
 * ago. To a token that does not show one it says what is missing, as RFC 9470 has it.
 */
final class ResourceServer implements AutoCloseable {

  /** The level that it needs. */
  static final String ACR = "2";

  /** How old the login may be. */
  static final Duration MAX_AGE = Duration.ofMinutes(5);

  private static final String CHALLENGE =
      "Bearer error=\"insufficient_user_authentication\","
          + " error_description=\"A second factor is needed, checked within five minutes\","
          + " acr_values=\"%s\", max_age=\"%d\"";

  private final HttpServer server;
  private final DefaultJWTProcessor<SecurityContext> tokens;
  private volatile Duration ahead = Duration.ZERO;

  private ResourceServer(HttpServer server, DefaultJWTProcessor<SecurityContext> tokens) {
    this.server = server;
    this.tokens = tokens;
  }

  /** Starts one that trusts the keys of a realm. */
  static ResourceServer start(URI keys) {
    try {
      JWKSource<SecurityContext> source = JWKSourceBuilder.create(keys.toURL()).build();
      DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();
      tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source));
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ResourceServer resource = new ResourceServer(server, tokens);
      server.createContext("/transfer", resource::answer);
      server.start();
      return resource;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of what it guards. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/transfer");
  }

  /** Sets its clock ahead, as that of the realm. */
  void clockAhead(Duration duration) {
    ahead = duration;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<String> problem = problem(exchange.getRequestHeaders().getFirst("Authorization"));
      problem.ifPresent(
          challenge -> exchange.getResponseHeaders().add("WWW-Authenticate", challenge));
      exchange.sendResponseHeaders(problem.isPresent() ? 401 : 204, -1);
    }
  }

  /** What to answer instead; empty when the token is good for the resource. */
  private Optional<String> problem(String authorization) {
    try {
      JWTClaimsSet claims = tokens.process(authorization.replaceFirst("^Bearer ", ""), null);
      boolean isEnough =
          ACR.equals(claims.getStringClaim("acr"))
              && !claims.getDateClaim("auth_time").toInstant().isBefore(oldest());
      return isEnough
          ? Optional.empty()
          : Optional.of(CHALLENGE.formatted(ACR, MAX_AGE.toSeconds()));
    } catch (ParseException | BadJOSEException | JOSEException bad) {
      return Optional.of(BearerTokenError.INVALID_TOKEN.toWWWAuthenticateHeader());
    }
  }

  private Instant oldest() {
    return Instant.now().plus(ahead).minus(MAX_AGE);
  }
}
