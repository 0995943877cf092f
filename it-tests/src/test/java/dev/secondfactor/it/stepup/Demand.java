package dev.secondfactor.it.stepup;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import dev.secondfactor.it.harness.Http;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a resource server has answered to a token (RFC 9470, section 3).
 *
 * @param acrValues the levels that it takes
 * @param maxAge seconds
 */
record Demand(List<String> acrValues, int maxAge) {

  /** Keeps the list from being changed. */
  Demand {
    acrValues = List.copyOf(acrValues);
  }

  /** Calls a resource; empty when the token is enough. */
  static Optional<Demand> of(URI resource, String bearer) {
    HttpResponse<String> answer =
        Http.send(Http.request(resource).header("Authorization", "Bearer " + bearer).build());
    if (answer.statusCode() == 204) {
      return Optional.empty();
    }
    String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
    if (answer.statusCode() != 401
        || !value(challenge, "error").equals("insufficient_user_authentication")) {
      throw new AssertionError(answer.statusCode() + " " + challenge);
    }
    return Optional.of(
        new Demand(
            Arrays.asList(value(challenge, "acr_values").split(" ")),
            Integer.parseInt(value(challenge, "max_age"))));
  }

  /** Asks for it in a sign-in, as section 4 has it. */
  AuthenticationRequest.Builder in(AuthenticationRequest.Builder request) {
    return request.acrValues(acrValues.stream().map(ACR::new).toList()).maxAge(maxAge);
  }

  private static String value(String challenge, String parameter) {
    Matcher matcher = Pattern.compile("\\b" + parameter + "=\"([^\"]*)\"").matcher(challenge);
    return matcher.find() ? matcher.group(1) : "";
  }
}
