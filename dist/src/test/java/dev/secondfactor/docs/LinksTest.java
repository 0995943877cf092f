package dev.secondfactor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documents")
class LinksTest {

  @Test
  @DisplayName("lead only to files and headings that are there")
  void linksLeadSomewhere() throws IOException {
    List<Document> documents = Document.all();

    assertThat(documents).hasSizeGreaterThan(10);
    assertThat(documents.stream().flatMap(LinksTest::broken)).isEmpty();
  }

  @Test
  @DisplayName("are all led to from the README, at once or by others")
  void allAreReached() throws IOException {
    List<Path> linked =
        Document.all().stream()
            .flatMap(document -> relative(document).map(target -> file(document, target)))
            .toList();

    assertThat(Document.all())
        .extracting(document -> document.file().normalize())
        .filteredOn(file -> !file.endsWith("README.md") && !isDecision(file))
        .isSubsetOf(linked);
  }

  /** The folder is linked as a whole. */
  private static boolean isDecision(Path file) {
    return file.getParent().endsWith("decisions");
  }

  private static Stream<String> broken(Document document) {
    return relative(document)
        .filter(target -> !leadsSomewhere(document, target))
        .map(target -> document.file() + ": " + target);
  }

  private static Stream<String> relative(Document document) {
    return document.targets().stream().filter(target -> !target.contains("://"));
  }

  private static boolean leadsSomewhere(Document document, String target) {
    Path file = file(document, target);
    int hash = target.indexOf('#');
    return Files.exists(file)
        && (hash < 0 || Document.read(file).anchors().contains(target.substring(hash + 1)));
  }

  private static Path file(Document document, String target) {
    String path = target.replaceFirst("#.*", "");
    Path found = path.isEmpty() ? document.file() : document.file().resolveSibling(path);
    return found.normalize();
  }
}
