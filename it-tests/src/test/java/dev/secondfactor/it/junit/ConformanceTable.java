package dev.secondfactor.it.junit;

import dev.secondfactor.it.harness.Console;
import dev.secondfactor.it.harness.server.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints, when the run is over, one table of the traps and standards that a test names, with their
 * results, and writes it to {@code target/conformance-VERSION.md}, the version being the server's.
 * The unit tests of the other modules are read from their reports.
 */
public final class ConformanceTable implements TestExecutionListener {

  private static final Set<TestTag> TAGS =
      Set.of(TestTag.create("trap"), TestTag.create("standard"));

  private final Map<String, ConformanceRow> rows = new TreeMap<>();
  private Optional<TestPlan> plan = Optional.empty();

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = Optional.of(testPlan);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.getTags().stream().anyMatch(TAGS::contains)) {
      // A parameterised or repeated test carries the name; its runs below it only a number.
      boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      named(test).ifPresent(row -> add(passed ? row : row.failed()));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    ConformanceRow.of(test.getDisplayName()).map(ConformanceRow::skipped).ifPresent(this::add);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan testPlan) {
    Optional.ofNullable(System.getProperty("secondfactor.target"))
        .map(Path::of)
        .filter(target -> !rows.isEmpty())
        .ifPresent(this::report);
  }

  private void report(Path target) {
    UnitTestReports.rows(target.resolve("../..").normalize()).forEach(this::add);
    Collection<ConformanceRow> sorted =
        rows.values().stream().sorted(Comparator.comparing(ConformanceRow::sortKey)).toList();
    StringBuilder table = new StringBuilder("| id | test | result |\n|---|---|---|\n");
    sorted.forEach(row -> table.append(row.markdown()).append('\n'));
    try {
      Files.writeString(
          target.resolve("conformance-" + Artifacts.given().keycloakVersion() + ".md"), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Console.line("");
    Console.line("Traps and standards that a test names");
    sorted.forEach(row -> Console.line(row.line()));
    Console.line("");
  }

  private Optional<ConformanceRow> named(TestIdentifier test) {
    Optional<ConformanceRow> own = ConformanceRow.of(test.getDisplayName());
    return own.isPresent()
        ? own
        : plan.flatMap(all -> all.getParent(test))
            .flatMap(parent -> ConformanceRow.of(parent.getDisplayName()));
  }

  private void add(ConformanceRow row) {
    rows.merge(row.id() + row.test(), row, ConformanceRow::worse);
  }
}
