import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs a user in without a browser and prints the access token. It needs nothing but Java 17:
 *
 * <pre>java ApiSignIn.java https://sso.example.com/realms/shop/protocol/openid-connect/token app</pre>
 *
 * User name, password and code are read from the standard input. Where an application has a JSON
 * library, that takes the place of the regular expressions.
 */
public final class ApiSignIn {

  /** After these the user may try again with the same token. */
  private static final Set<String> AGAIN =
      Set.of(
          "wrong_code",
          "missing_code",
          "malformed_code",
          "superseded_code",
          "used_code",
          "clock_off");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final BufferedReader input =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final URI tokenUrl;
  private final String client;

  private ApiSignIn(URI tokenUrl, String client) {
    this.tokenUrl = tokenUrl;
    this.client = client;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Optional<String> accessToken = new ApiSignIn(URI.create(args[0]), args[1]).signIn();
    System.out.println(accessToken.orElse("Not signed in."));
    System.exit(accessToken.isPresent() ? 0 : 1);
  }

  private Optional<String> signIn() throws IOException, InterruptedException {
    String answer =
        call(Map.of("username", ask("User: "), "password", ask("Password: ")));
    if (text(answer, "error").equals(Optional.of("mfa_required"))) {
      answer = secondFactor(answer);
    }
    text(answer, "error_description").ifPresent(System.err::println);
    return text(answer, "access_token");
  }

  /** Takes the preferred method, which is the first one. */
  private String secondFactor(String offer) throws IOException, InterruptedException {
    String token = text(offer, "mfa_token").orElseThrow();
    String method = text(offer, "method").orElseThrow();
    if (method.equals("email-otp") || method.equals("sms-otp")) {
      String asked = call(Map.of("mfa_token", token, "mfa_method", method));
      if (text(asked, "mfa_error").isPresent()) {
        return asked;
      }
      System.err.println("A code was sent to " + text(asked, "destination").orElseThrow());
    }
    while (true) {
      String answer =
          call(Map.of("mfa_token", token, "mfa_method", method, "otp", ask("Code: ")));
      if (text(answer, "mfa_error").filter(AGAIN::contains).isEmpty()) {
        return answer;
      }
      System.err.println(text(answer, "error_description").orElseThrow());
    }
  }

  private String call(Map<String, String> more) throws IOException, InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>(more);
    fields.put("grant_type", "password");
    fields.put("client_id", client);
    fields.put("scope", "openid");
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(tokenUrl)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private String ask(String what) throws IOException {
    System.err.print(what);
    String line = input.readLine();
    if (line == null) {
      throw new IOException("no input for " + what);
    }
    return line;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The first field with this name, at whatever depth. */
  private static Optional<String> text(String json, String field) {
    Matcher found = Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
