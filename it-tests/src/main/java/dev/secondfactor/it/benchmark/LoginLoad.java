package dev.secondfactor.it.benchmark;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.mail.SmtpFault;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.ServerOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Measures logins with our code step and with Keycloak's own OTP form, in turns on one server, so
 * that whatever else the machine does falls on both. Run by {@code mvn -Pbenchmark -pl it-tests -am
 * verify}.
 */
public final class LoginLoad {

  private static final int WARM_UP = Integer.getInteger("load.warmup", 60);
  private static final int MEASURED = Integer.getInteger("load.measured", 240);
  private static final int TOGETHER = Integer.getInteger("load.together", 400);

  /** More than the machine can serve at once, for most of each login is spent reading. */
  private static final int THREADS = 40;

  private static final int COUNTED = 10;
  private static final int WITHOUT_MAIL = Integer.getInteger("load.withoutmail", 40);

  private final Harness harness;
  private final Contender ours;
  private final Contender ourSms;
  private final Contender ourTotp;
  private final Contender ourMadeFlow;
  private final Contender keycloaks;
  private final PrintStream out;

  private LoginLoad(Harness harness, PrintStream out) {
    int users = WARM_UP + MEASURED + TOGETHER + COUNTED + WITHOUT_MAIL;
    this.harness = harness;
    this.ours = Contender.ours(harness, users);
    this.ourSms = Contender.ourSms(harness, WARM_UP + MEASURED + COUNTED);
    this.ourTotp = Contender.ourTotp(harness, WARM_UP + MEASURED + COUNTED);
    this.ourMadeFlow = Contender.ourMadeFlow(harness, WARM_UP + MEASURED + COUNTED);
    this.keycloaks = Contender.keycloaks(harness, users + 3 * (WARM_UP + MEASURED));
    this.out = out;
  }

  /** Runs the load and prints what it measured. */
  public static void main(String[] arguments) throws Exception {
    ServerOptions options = ServerOptions.named("load").fullSpeed().log("dev.secondfactor", "INFO");
    try (Harness harness = Harness.start(Artifacts.given(), options)) {
      new LoginLoad(harness, System.out).run();
    }
  }

  private void run() throws Exception {
    out.printf("%nmilliseconds, %d logins of each in turns%n", MEASURED);
    measure("e-mail", ours);
    measure("SMS", ourSms);
    measure("TOTP", ourTotp);
    measure("TOTP, made flow", ourMadeFlow);
    out.printf(
        "logins per second, %d threads: ours %.1f, Keycloak's OTP %.1f%n",
        THREADS, perSecond(ours), perSecond(keycloaks));
    out.printf(
        "database statements per login: e-mail %.1f, SMS %.1f, TOTP %.1f, in a made flow %.1f,"
            + " Keycloak's OTP %.1f%n",
        statements(ours),
        statements(ourSms),
        statements(ourTotp),
        statements(ourMadeFlow),
        statements(keycloaks));
    whileMailHangs();
  }

  private void measure(String what, Contender contender) {
    measure(contender, WARM_UP, new ArrayList<>(), new ArrayList<>());
    List<Contender.Login> own = new ArrayList<>();
    List<Contender.Login> other = new ArrayList<>();
    measure(contender, MEASURED, own, other);
    compare(what + ": code step", own, other, Contender.Login::codeStep);
    compare(what + ": page that asks for it", own, other, Contender.Login::codePage);
  }

  private void measure(
      Contender contender, int count, List<Contender.Login> own, List<Contender.Login> other) {
    for (int i = 0; i < count; i++) {
      // Who comes first changes, so that neither always finds the other's traces in the caches.
      if (i % 2 == 0) {
        own.add(contender.login());
        other.add(keycloaks.login());
      } else {
        other.add(keycloaks.login());
        own.add(contender.login());
      }
    }
  }

  private void compare(
      String what,
      List<Contender.Login> own,
      List<Contender.Login> other,
      Function<Contender.Login, Duration> part) {
    print(what, own.stream().map(part).toList(), other.stream().map(part).toList());
  }

  private void print(String what, List<Duration> own, List<Duration> other) {
    Samples mine = Samples.of(own);
    Samples theirs = Samples.of(other);
    out.printf(
        "%-28s ours median %6.2f p95 %6.2f   Keycloak's OTP median %6.2f p95 %6.2f   ratio %.3f%n",
        what,
        mine.median(),
        mine.p95(),
        theirs.median(),
        theirs.p95(),
        mine.median() / theirs.median());
  }

  private static double perSecond(Contender contender) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Contender.Login>> logins = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        logins.add(
            threads.submit(
                () -> {
                  go.await();
                  return contender.login();
                }));
      }
      long start = System.nanoTime();
      go.countDown();
      for (Future<Contender.Login> login : logins) {
        login.get();
      }
      return TOGETHER / ((System.nanoTime() - start) / 1e9);
    } finally {
      threads.shutdown();
    }
  }

  private double statements(Contender contender) {
    return harness
            .server()
            .support()
            .statementsOf(
                () -> {
                  for (int i = 0; i < COUNTED; i++) {
                    contender.login();
                  }
                })
        / (double) COUNTED;
  }

  /** A mail server that takes the connection and says nothing must not be felt on the page. */
  private void whileMailHangs() {
    try (SmtpFault silent = SmtpFault.silent()) {
      ours.realm().mailThrough(silent);
      List<Duration> own = new ArrayList<>();
      List<Duration> other = new ArrayList<>();
      for (int i = 0; i < WITHOUT_MAIL; i++) {
        own.add(ours.codePageOnly());
        other.add(keycloaks.codePageOnly());
      }
      print("the same, mail server hangs", own, other);
    }
  }
}
