package dev.secondfactor.it.stepup;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientInformation;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.TestRealm;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** An application that signs its users in by a library for OpenID Connect. */
final class NimbusApp {

  /** The clock of the server may be ahead of this one. */
  private static final Duration SKEW = Duration.ofDays(1);

  private final OIDCProviderMetadata provider;
  private final ClientID client = new ClientID(TestRealm.CLIENT);
  private final URI redirectUri;

  private NimbusApp(OIDCProviderMetadata provider, URI redirectUri) {
    this.provider = provider;
    this.redirectUri = redirectUri;
  }

  /** One that reads what there is to know about the realm from the realm. */
  static NimbusApp of(TestRealm realm, URI redirectUri) throws Exception {
    return new NimbusApp(
        OIDCProviderMetadata.resolve(new Issuer(realm.url().toString())), redirectUri);
  }

  /**
   * A sign-in that was begun.
   *
   * @param request where a user agent is sent
   * @param verifier proves later who has begun it
   */
  record Begun(AuthenticationRequest request, CodeVerifier verifier) {

    URI uri() {
      return request.toURI();
    }
  }

  /**
   * What a sign-in came to.
   *
   * @param claims what the ID token says, which was validated
   * @param tokens all tokens
   */
  record SignedIn(IDTokenClaimsSet claims, OIDCTokens tokens) {

    String acr() {
      return claims.getACR().getValue();
    }

    String bearer() {
      return tokens.getBearerAccessToken().getValue();
    }
  }

  /** Begins a sign-in. */
  Begun begin(UnaryOperator<AuthenticationRequest.Builder> more) {
    CodeVerifier verifier = new CodeVerifier();
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, new Scope("openid"), client, redirectUri)
            .endpointURI(provider.getAuthorizationEndpointURI())
            .state(new State())
            .nonce(new Nonce())
            .codeChallenge(verifier, CodeChallengeMethod.S256);
    return new Begun(more.apply(request).build(), verifier);
  }

  /** Begins a sign-in that asks for nothing special. */
  Begun begin() {
    return begin(request -> request);
  }

  /** What came back to the application. */
  AuthenticationResponse response(Begun begun, Page page) throws Exception {
    AuthenticationResponse response = AuthenticationResponseParser.parse(page.uri());
    if (!begun.request().getState().equals(response.getState())) {
      throw new AssertionError("the answer belongs to another request: " + page);
    }
    return response;
  }

  /** Gets the tokens, and validates the one that tells who signed in. */
  SignedIn finish(Begun begun, Page page) throws Exception {
    AuthenticationResponse response = response(begun, page.expect(Page.APP));
    AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
    TokenRequest request =
        new TokenRequest.Builder(
                provider.getTokenEndpointURI(),
                client,
                new AuthorizationCodeGrant(code, redirectUri, begun.verifier()))
            .build();
    OIDCTokens tokens = OIDCTokenResponse.parse(request.toHTTPRequest().send()).getOIDCTokens();
    return new SignedIn(validated(tokens.getIDToken(), begun.request().getNonce()), tokens);
  }

  private IDTokenClaimsSet validated(JWT idToken, Nonce nonce) throws Exception {
    OIDCClientMetadata metadata = new OIDCClientMetadata();
    metadata.setIDTokenJWSAlg(JWSAlgorithm.RS256);
    IDTokenValidator validator =
        IDTokenValidator.create(provider, new OIDCClientInformation(client, null, metadata, null));
    validator.setMaxClockSkew((int) SKEW.toSeconds());
    return validator.validate(idToken, nonce);
  }

  /** Where the keys of the realm are. */
  URI keys() {
    return provider.getJWKSetURI();
  }
}
