package dev.secondfactor.it.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The rows that the unit tests of the other modules add, from the reports that Surefire wrote. */
final class UnitTestReports {

  /** What Surefire adds to the name of a parameterised test for each of its runs. */
  private static final Pattern RUN_OF_MANY = Pattern.compile("\\[\\d+\\].*", Pattern.DOTALL);

  private UnitTestReports() {}

  static List<ConformanceRow> rows(Path project) {
    try (Stream<Path> modules = Files.list(project)) {
      return modules
          .map(module -> module.resolve("target/surefire-reports"))
          .filter(Files::isDirectory)
          .flatMap(UnitTestReports::testCases)
          .flatMap(testCase -> row(testCase).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Element> testCases(Path reports) {
    try (Stream<Path> files = Files.list(reports)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .map(UnitTestReports::read)
          .toList()
          .stream()
          .flatMap(report -> report.select("testcase").stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Element read(Path report) {
    try {
      return Jsoup.parse(Files.readString(report), Parser.xmlParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ConformanceRow> row(Element testCase) {
    String test = RUN_OF_MANY.matcher(testCase.attr("name")).replaceFirst("");
    Optional<ConformanceRow> passed = ConformanceRow.of(test);
    if (!testCase.select("failure, error").isEmpty()) {
      return passed.map(ConformanceRow::failed);
    }
    return testCase.select("skipped").isEmpty() ? passed : passed.map(ConformanceRow::skipped);
  }
}
