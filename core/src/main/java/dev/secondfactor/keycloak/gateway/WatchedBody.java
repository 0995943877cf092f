package dev.secondfactor.keycloak.gateway;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A body that knows whether the client has asked for it: before that, no request has been sent. */
final class WatchedBody implements BodyPublisher {

  private final BodyPublisher body;
  private volatile boolean askedFor;

  WatchedBody(BodyPublisher body) {
    this.body = body;
  }

  boolean wasAskedFor() {
    return askedFor;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    askedFor = true;
    body.subscribe(subscriber);
  }
}
