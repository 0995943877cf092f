package dev.secondfactor.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Opens the provider JAR. The server puts it first on a flat class path, so whatever lies in it
 * beside our own packages replaces a part of the server.
 */
@DisplayName("The provider JAR")
class ProviderJarIT {

  private static final Path JAR = Path.of(System.getProperty("providerJar"));
  private static final long MOST_BYTES = 3L * 1024 * 1024;
  private static final int JAVA_17 = 61;

  /** One entry; its content with one character for each byte. */
  private record Entry(String name, String content) {
    boolean isClass() {
      return name.endsWith(".class");
    }
  }

  private static final List<Entry> ENTRIES = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    try (ZipInputStream jar = new ZipInputStream(Files.newInputStream(JAR))) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        if (!entry.isDirectory()) {
          ENTRIES.add(new Entry(entry.getName(), new String(jar.readAllBytes(), ISO_8859_1)));
        }
      }
    }
  }

  @Test
  @DisplayName("TRAP 36: holds our own packages, theme resources and META-INF, and nothing else")
  void holdsOnlyWhatIsOurs() {
    assertThat(ENTRIES)
        .extracting(Entry::name)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(
            name -> name.matches("dev/secondfactor/.+|theme-resources/.+|theme/.+|META-INF/.+"),
            "lies in dev/secondfactor, theme-resources, theme or META-INF");
  }

  @Test
  @DisplayName("TRAP 36: has in META-INF only what Keycloak, the class loader or a lawyer reads")
  void metaInfIsBare() {
    assertThat(ENTRIES)
        .extracting(Entry::name)
        .filteredOn(name -> name.startsWith("META-INF/"))
        .contains("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE")
        .allMatch(
            name ->
                name.matches(
                    "META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|keycloak-themes\\.json|services/[^/]+)"),
            "is the manifest, a licence, the list of themes or a service file");
  }

  @Test
  @DisplayName("TRAP 36: has no class of the server, nor one of a library that was not moved")
  void noClassOfOthers() {
    assertThat(classes()).isNotEmpty();
    assertThat(classes())
        .extracting(Entry::name)
        .allMatch(name -> name.startsWith("dev/secondfactor/"), "is a class of ours");
    assertThat(classes())
        .filteredOn(
            entry ->
                entry.content().contains("dev/failsafe/")
                    || entry.content().contains("com/google/i18n/")
                    || entry.content().contains("com/twilio/")
                    || entry.content().contains("org/apache/hc/"))
        .extracting(Entry::name)
        .isEmpty();
  }

  @Test
  @DisplayName("TRAP 36: finds the numbering plans at the place to which they were moved")
  void numberingPlans() {
    String plan = "dev/secondfactor/shaded/phonenumbers/data/PhoneNumberMetadataProto";

    assertThat(ENTRIES).extracting(Entry::name).contains(plan + "_DE", plan + "_881");
    assertThat(classes()).anyMatch(entry -> entry.content().contains("/" + plan));
  }

  @Test
  @DisplayName("TRAP 36: is 3 MB at most")
  void isSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  @DisplayName("runs on Java 17")
  void runsOnJava17() {
    assertThat(classes()).allMatch(entry -> classVersion(entry) <= JAVA_17);
  }

  @Test
  @DisplayName("names only providers that it holds, each once")
  void servicesAreThere() {
    List<String> names = ENTRIES.stream().map(Entry::name).toList();
    assertThat(ENTRIES)
        .filteredOn(entry -> entry.name().startsWith("META-INF/services/"))
        .allSatisfy(
            entry ->
                assertThat(providersIn(entry))
                    .as(entry.name())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(
                        provider ->
                            assertThat(names).contains(provider.replace('.', '/') + ".class")));
  }

  @Test
  @DisplayName("holds what each module brings")
  void holdsEveryModule() {
    assertThat(ENTRIES)
        .extracting(Entry::name)
        .contains(
            "META-INF/services/org.keycloak.provider.Spi",
            "META-INF/services/org.keycloak.credential.CredentialProviderFactory",
            "META-INF/services/org.keycloak.authentication.AuthenticatorFactory",
            "META-INF/services/org.keycloak.authentication.RequiredActionFactory",
            "META-INF/services/org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory",
            "theme-resources/messages/messages_en.properties",
            "theme-resources/templates/second-factor-code.ftl");
  }

  @Test
  @DisplayName("tells its name and version")
  void tellsItsVersion() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE))
          .isEqualTo("Keycloak Second Factor");
      assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
          .isEqualTo(System.getProperty("providerVersion"));
    }
  }

  private static List<Entry> classes() {
    return ENTRIES.stream().filter(Entry::isClass).toList();
  }

  private static Stream<String> providersIn(Entry service) {
    return service
        .content()
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty());
  }

  /** The major version is the unsigned 16 bit number at byte 6 of a class file (JVMS 4.1). */
  private static int classVersion(Entry entry) {
    return entry.content().charAt(6) << 8 | entry.content().charAt(7);
  }
}
