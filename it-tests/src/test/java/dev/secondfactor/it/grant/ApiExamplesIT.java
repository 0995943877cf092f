package dev.secondfactor.it.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@KeycloakTest(secondFactors = {"second-factor-totp", "second-factor-email-otp"})
@DisplayName("Given the examples of a sign-in without a browser")
class ApiExamplesIT {

  private static final Path EXAMPLES = Path.of("../docs/examples/api-sign-in");

  @TempDir private Path folder;

  /** The examples, and how they are started. */
  enum Example {
    CURL {
      @Override
      List<String> programs() {
        return List.of("bash", "curl", "jq");
      }

      @Override
      List<String> command(GrantApp app) {
        return List.of("bash", EXAMPLES.resolve("sign-in.sh").toString());
      }
    },
    JAVA {
      @Override
      List<String> command(GrantApp app) {
        return List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            EXAMPLES.resolve("ApiSignIn.java").toString(),
            app.tokens().toString(),
            app.client());
      }
    };

    /** What has to be on the machine beside Java. */
    List<String> programs() {
      return List.of();
    }

    abstract List<String> command(GrantApp app);

    /** Who builds needs no more than Java and Maven; CI has all of them. */
    void assumeProgramsAreThere() {
      assumeThat(programs()).as("programs of the example").allMatch(ApiExamplesIT::isInstalled);
    }
  }

  @ParameterizedTest(name = "D4: it asks for a code until it is right, and prints tokens: {0}")
  @EnumSource
  void signsIn(Example example, TestRealm realm) throws Exception {
    example.assumeProgramsAreThere();
    GrantApp app = GrantApp.in(realm);
    CodeUser alice = SentMethod.EMAIL.enrolled(realm, "alice");
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process = start(example.command(app), app, output, errors);
    try (BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8)) {
      type(input, alice.account().username());
      type(input, alice.account().password());
      String code = alice.code();
      type(input, Codes.wrong(code));
      type(input, code);
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    String told = Files.readString(errors);
    assertThat(process.exitValue()).as(told).isZero();
    assertThat(Files.readString(output)).contains("eyJ");
    assertThat(told)
        .contains("A code was sent to " + alice.maskedDestination())
        .contains("The code is wrong.")
        .doesNotContain(alice.account().password());
    assertThat(alice.account().admin().sessions()).isEqualTo(1);
  }

  @ParameterizedTest(name = "D4: it says why nobody is signed in: {0}")
  @EnumSource
  void wrongPassword(Example example, TestRealm realm) throws Exception {
    example.assumeProgramsAreThere();
    GrantApp app = GrantApp.in(realm);
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process = start(example.command(app), app, output, errors);
    try (BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8)) {
      type(input, "nobody");
      type(input, "guess");
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readString(errors)).contains("Invalid user credentials");
  }

  private static boolean isInstalled(String program) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getenv("PATH"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Process start(List<String> command, GrantApp app, Path output, Path errors)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("TOKEN_URL", app.tokens().toString());
    builder.environment().put("CLIENT_ID", app.client());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private static void type(BufferedWriter input, String line) throws IOException {
    input.write(line);
    input.newLine();
    input.flush();
  }
}
