package dev.secondfactor.keycloak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends each request once: nothing is tried again, no redirection is followed, and the time for the
 * whole answer is bounded. One of these belongs to a configuration and keeps its connections open.
 */
public final class GatewayHttp {

  /** The bytes of an answer that are read; the rest is dropped. */
  public static final int MOST_OF_AN_ANSWER = 64 * 1024;

  private final HttpClient client;
  private final GatewayTimeouts timeouts;

  /** A client with connections of its own. */
  public GatewayHttp(GatewayTimeouts timeouts) {
    this.timeouts = timeouts;
    // With HTTP/2 the client would try again by itself when a server says goodbye.
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .build();
  }

  /** Sends a request with a body in UTF-8, and waits for the answer. */
  public HttpOutcome send(HttpRequest.Builder request, String method, String body) {
    WatchedBody watched = new WatchedBody(HttpRequest.BodyPublishers.ofString(body, UTF_8));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.method(method, watched).build(), beginning());
    try {
      HttpResponse<String> got = answer.get(timeouts.total().toMillis(), TimeUnit.MILLISECONDS);
      return new HttpOutcome.Answered(got.statusCode(), got.body());
    } catch (ExecutionException failure) {
      return isBeforeTheRequest(failure.getCause())
          ? new HttpOutcome.NotReached()
          : unanswered(watched);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return unanswered(watched);
    } catch (InterruptedException ended) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return unanswered(watched);
    }
  }

  private static HttpOutcome unanswered(WatchedBody body) {
    return body.wasAskedFor() ? new HttpOutcome.Lost() : new HttpOutcome.NotReached();
  }

  private static boolean isBeforeTheRequest(@Nullable Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof SSLHandshakeException;
  }

  private static BodyHandler<String> beginning() {
    return response -> {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      return BodySubscribers.mapping(
          BodySubscribers.ofByteArrayConsumer(part -> append(part, read)),
          nothing -> read.toString(UTF_8));
    };
  }

  private static void append(Optional<byte[]> part, ByteArrayOutputStream read) {
    byte[] bytes = part.orElse(new byte[0]);
    read.write(bytes, 0, Math.min(bytes.length, MOST_OF_AN_ANSWER - read.size()));
  }
}
