package dev.secondfactor.stub.twilio;

import dev.secondfactor.stub.StubServer.Got;
import dev.secondfactor.stub.StubServer.Reply;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Twilio's Messages resource for one account: checks requests as the real one does, answers in its
 * words, and keeps the messages that it took.
 */
public final class TwilioStub implements Function<Got, Reply> {

  private final TwilioKeys keys;
  private final List<TwilioMessage> messages = new CopyOnWriteArrayList<>();

  public TwilioStub(TwilioKeys keys) {
    this.keys = keys;
  }

  @Override
  public Reply apply(Got got) {
    return TwilioCheck.problem(got, keys).orElseGet(() -> take(got));
  }

  /** The messages so far, oldest first. */
  public List<TwilioMessage> messages() {
    return List.copyOf(messages);
  }

  private Reply take(Got got) {
    TwilioMessage message = new TwilioMessage("SM" + TwilioKeys.hex(), got.form(), Instant.now());
    messages.add(message);
    return TwilioReplies.queued(keys.accountSid(), message);
  }
}
