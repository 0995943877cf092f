package dev.secondfactor.it.harness.sms;

import dev.secondfactor.stub.StubServer;
import dev.secondfactor.stub.StubServer.Got;
import dev.secondfactor.stub.StubServer.Reply;
import dev.secondfactor.stub.twilio.TwilioMessage;
import dev.secondfactor.stub.twilio.TwilioReplies;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Twilio on this machine, with as many accounts as are opened; what one account gets, and how it
 * fails, is no other's concern.
 */
public final class TwilioServer implements AutoCloseable {

  private final StubServer server = new StubServer();
  private final List<TwilioAccount> accounts = new CopyOnWriteArrayList<>();

  private TwilioServer() {
    server.answer(this::reply);
  }

  /** Starts one on a free port. */
  public static TwilioServer start() {
    return new TwilioServer();
  }

  /** The base URL for a gateway. */
  public URI url() {
    return server.url();
  }

  /** Opens an account. */
  public TwilioAccount openAccount() {
    TwilioAccount account = new TwilioAccount(url());
    accounts.add(account);
    return account;
  }

  /** The messages of all accounts so far, oldest first. */
  public List<TwilioMessage> messages() {
    return accounts.stream()
        .flatMap(account -> account.inbox().all().stream())
        .sorted(Comparator.comparing(TwilioMessage::taken))
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply reply(Got got) {
    return accounts.stream()
        .filter(account -> got.path().contains("/Accounts/" + account.keys().accountSid() + "/"))
        .findFirst()
        .map(account -> account.reply(got))
        .orElseGet(() -> TwilioReplies.error(401, 20003, "Authenticate"));
  }
}
