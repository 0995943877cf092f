package dev.secondfactor.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.admin.AdminApi;
import dev.secondfactor.it.harness.login.ClientApp;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.RealmDocument;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.pages.AppPage;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.EmailAddressPage;
import dev.secondfactor.it.pages.LoginPage;
import dev.secondfactor.it.pages.TotpPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Needs the images that the compose file names, or a registry of images. */
@Tag("container")
@EnabledIfSystemProperty(named = "keycloak.it", matches = "container")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Given the compose file, started as its guide says")
class ComposeIT {

  private static final String REALM = "demo";
  private static final String CLIENT = "compose-check";

  /** The key that docker/README.md tells for the app of dave. */
  private static final TotpDevice APP = TotpDevice.typed("MEWWWZLZFV2GQYLUFVQWY3BNNNXG65ZB");

  private ComposeDemo demo;
  private ClientApp app;

  @BeforeAll
  void start() {
    demo = ComposeDemo.start();
    app = ClientApp.start();
    demo.admin().realm(REALM).createClient(RealmDocument.publicClient(CLIENT, app.uri()));
  }

  @AfterAll
  void stop() {
    app.close();
    demo.close();
  }

  @Test
  @DisplayName("who has codes by e-mail signs in with the one that the mail catcher shows")
  void email() {
    CodePage page = signIn("alice").as(CodePage::new);
    String code = demo.mails().code("alice@demo.test");

    page.enter(code).as(AppPage::new).tokens();

    assertThat(ComposeDemo.SERVICES)
        .allSatisfy(service -> assertThat(demo.log(service)).doesNotContain(code));
  }

  @Test
  @DisplayName("who has an authenticator app signs in with its code, and who shall set up is asked")
  void otherUsers() {
    signIn("dave").as(TotpPage::new).enter(APP.code()).as(AppPage::new).tokens();
    signIn("bob").as(EmailAddressPage::new);
    signIn("carol").as(AppPage::new).tokens();
  }

  @Test
  @DisplayName("the realm is complete: the doctor has nothing to say")
  void complete() {
    AdminApi api = demo.admin();

    assertThat(api.get(api.realm(REALM).path("/second-factor/check")).toString()).isEqualTo("[]");
  }

  @Test
  @DisplayName(
      "no password is in a container's settings, in an image, in how it was made or in a log")
  void secrets() {
    assertThat(demo.described("keycloak"))
        .contains("KC_DB_PASSWORD_FILE=/run/secrets/db-password")
        .contains("ENTRYPOINT");
    assertThat(ComposeDemo.SERVICES)
        .allSatisfy(
            service ->
                assertThat(demo.described(service) + demo.log(service))
                    .doesNotContain(demo.secrets()));
  }

  @Test
  @DisplayName("a secret whose file is empty or not there, or that is set twice, ends the start")
  void unusableSecrets() {
    assertThat(started("KC_DB_PASSWORD_FILE=/dev/null"))
        .contains("KC_DB_PASSWORD_FILE: there is nothing in the file /dev/null");
    assertThat(started("KC_DB_PASSWORD_FILE=/not/there")).contains("/not/there: No such file");
    assertThat(started("KC_DB_PASSWORD=open", "KC_DB_PASSWORD_FILE=/etc/hostname"))
        .contains("KC_DB_PASSWORD and KC_DB_PASSWORD_FILE are both set");
  }

  @Test
  @DisplayName("no service runs as root, changes its files or gains rights")
  void hardened() {
    assertThat(ComposeDemo.SERVICES)
        .allSatisfy(
            service -> {
              assertThat(demo.inside(service, "id", "-u").output().strip()).isNotEqualTo("0");
              assertThat(demo.inspected(service, "{{.HostConfig.CapDrop}}")).isEqualTo("[ALL]");
              assertThat(demo.inspected(service, "{{.HostConfig.SecurityOpt}}"))
                  .contains("no-new-privileges");
              assertThat(demo.inside(service, "touch", "/home/file").output())
                  .contains("Read-only file system");
            });
    assertThat(demo.inside("keycloak", "stat", "-c", "%u", "/proc/1").output().strip())
        .isEqualTo("1000");
  }

  @Test
  @DisplayName("only the pages are published, and to this machine alone")
  void ports() {
    assertThat(demo.inspected("keycloak", "{{.HostConfig.PortBindings}}"))
        .isEqualTo("map[8080/tcp:[{127.0.0.1 " + demo.url().getPort() + "}]]");
    assertThat(demo.inspected("maildev", "{{.HostConfig.PortBindings}}"))
        .startsWith("map[1080/tcp:[{127.0.0.1 ");
    assertThat(demo.inspected("postgres", "{{.HostConfig.PortBindings}}")).isEqualTo("map[]");
  }

  /** What a server says that is started beside the others, with these settings, and ends badly. */
  private String started(String... environment) {
    String image = demo.inspected("keycloak", "{{.Image}}");
    List<String> arguments = new ArrayList<>(List.of("run", "--rm", "--network=none"));
    for (String setting : environment) {
      arguments.addAll(List.of("--env", setting));
    }
    arguments.add(image);
    Command.Ended ended = Command.of("docker").tryRun(arguments.toArray(String[]::new));
    assertThat(ended.status()).as(ended.output()).isNotZero();
    return ended.output();
  }

  private Page signIn(String user) {
    return new LoginSession(URI.create(demo.url() + "/realms/" + REALM), CLIENT, app.uri())
        .open()
        .as(LoginPage::new)
        .signIn(user, user);
  }
}
