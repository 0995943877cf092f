package dev.secondfactor.it.demo;

import dev.secondfactor.it.harness.Console;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.ServerOptions;
import dev.secondfactor.it.harness.sms.SmsInbox;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.harness.sms.TwilioServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * A running demo: server, mail, text messages, realm and inbox page. {@link #main} is what {@code
 * mvn -Pdemo} runs.
 */
public final class Demo implements AutoCloseable {

  private final KeycloakServer server;
  private final Inbox inbox;
  private final TwilioServer twilio;
  private final SmsInbox texts;
  private final InboxPage inboxPage;
  private final DemoApp app;

  private Demo(
      KeycloakServer server,
      Inbox inbox,
      TwilioServer twilio,
      SmsInbox texts,
      InboxPage inboxPage,
      DemoApp app) {
    this.server = server;
    this.inbox = inbox;
    this.twilio = twilio;
    this.texts = texts;
    this.inboxPage = inboxPage;
    this.app = app;
  }

  /** Starts the demo, and stays until it is told to end (Ctrl-C); see {@link DemoSettings}. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(DemoSettings.given());
    } catch (DemoProblem e) {
      Console.line("");
      Console.line("The demo cannot start. " + e.getMessage());
      Console.line("");
      System.exit(1);
    }
  }

  /** As {@link #main}; with {@code once} it returns after its check of itself. */
  static void run(DemoSettings settings) throws InterruptedException {
    DemoPorts.check(settings);
    Demo demo = start(settings);
    if (settings.once()) {
      try (demo) {
        DemoCheck.run(demo.server, demo.inbox, demo.texts, demo.app);
        Console.line(
            "Checked: "
                + DemoRealm.ENROLLED
                + ", "
                + DemoRealm.WITH_PHONE
                + " and "
                + DemoRealm.WITH_APP
                + " signed in with the codes of the inbox page.");
      }
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "demo-stop"));
    DemoGuide.print(settings, demo.server);
    new CountDownLatch(1).await();
  }

  private static Demo start(DemoSettings settings) {
    Artifacts artifacts = Artifacts.given();
    Instant begin = Instant.now();
    Inbox inbox = Inbox.start();
    TwilioServer twilio = TwilioServer.start();
    TwilioAccount account = twilio.openAccount();
    progress(
        begin,
        "Starting Keycloak "
            + artifacts.keycloakVersion()
            + "; a minute or two the first time ...");
    KeycloakServer server =
        KeycloakServer.start(
            artifacts,
            ServerOptions.named("demo")
                .withoutTestSupport()
                .vault()
                .port(settings.port())
                .log("dev.secondfactor", "INFO"));
    progress(begin, "Making the realm \"" + DemoRealm.NAME + "\" ...");
    DemoApp app = DemoRealm.create(server, artifacts, inbox.port(), account);
    InboxPage inboxPage =
        InboxPage.start(new DemoInbox(inbox, account.inbox()), app, settings.inboxPort());
    progress(begin, "Ready.");
    return new Demo(server, inbox, twilio, account.inbox(), inboxPage, app);
  }

  @Override
  public void close() {
    server.close();
    inboxPage.close();
    inbox.close();
    twilio.close();
  }

  private void stop() {
    Console.line("Stopping ...");
    close();
    Console.line("Stopped.");
  }

  private static void progress(Instant begin, String text) {
    long seconds = Duration.between(begin, Instant.now()).toSeconds();
    Console.line(String.format(Locale.ROOT, "[%3d s] %s", seconds, text));
  }
}
