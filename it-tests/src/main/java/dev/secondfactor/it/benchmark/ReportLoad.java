package dev.secondfactor.it.benchmark;

import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.realm.Population;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.Artifacts;
import dev.secondfactor.it.harness.server.ServerOptions;
import dev.secondfactor.it.harness.server.TestSupport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the report of a large realm, and counts its database statements. Run by {@code mvn
 * -Pbenchmark -pl it-tests -am verify}, with the number of users in thousands as {@code
 * -Dreport.thousands=100}.
 */
public final class ReportLoad {

  private static final int THOUSANDS = Integer.getInteger("report.thousands", 100);
  private static final int TIMES = Integer.getInteger("report.times", 5);

  private final TestSupport support;
  private final AdminApi api;
  private final TestRealm realm;
  private final PrintStream out;

  private ReportLoad(Harness harness, PrintStream out) {
    this.support = harness.server().support();
    this.api = harness.server().admin();
    this.realm = TestRealm.create(harness, "report", List.of("second-factor-totp"));
    this.out = out;
  }

  /** Runs the load and prints what it measured. */
  public static void main(String[] arguments) {
    ServerOptions options =
        ServerOptions.named("report-load").fullSpeed().log("dev.secondfactor", "INFO");
    try (Harness harness = Harness.start(Artifacts.given(), options)) {
      new ReportLoad(harness, System.out).run();
    }
  }

  private void run() {
    new Population(100).moveIn(realm.admin(), support, "user");
    measure();
    support.copyUsers(realm.name(), THOUSANDS - 1);
    measure();
  }

  private void measure() {
    long users = api.get(path("")).path("users").asLong();
    out.printf("%nreport of %,d users, milliseconds%n", users);
    measure("numbers", "");
    measure("first page of 100 without a factor", "/users?group=none");
    measure("all who never used what they have", "/users?group=never-used&method=email-otp");
    measure("table of all", "/users.csv");
  }

  private void measure(String what, String relative) {
    List<Duration> taken = new ArrayList<>();
    long statements = 0;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      call(relative);
      taken.add(Duration.ofNanos(System.nanoTime() - start));
      statements = support.statementsOf(() -> call(relative));
    }
    Samples samples = Samples.of(taken);
    out.printf(
        "%-36s median %8.1f  p95 %8.1f  statements %d%n",
        what, samples.median(), samples.p95(), statements);
  }

  private void call(String relative) {
    int status = api.attempt("GET", path(relative), Json.object()).status();
    if (status != 200) {
      throw new IllegalStateException(relative + ": " + status);
    }
  }

  private String path(String relative) {
    return realm.admin().path("/second-factor/report" + relative);
  }
}
