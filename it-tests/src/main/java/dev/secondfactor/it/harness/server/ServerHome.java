package dev.secondfactor.it.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Home folders with our JAR in {@code providers} and {@code kc.sh build} done. A build takes half a
 * minute, so it is kept under a name made from all that goes into it, and each server runs in a
 * copy of its own.
 */
final class ServerHome {

  private static final String BUILT = ".built";

  private final Artifacts artifacts;
  private final ServerOptions options;

  ServerHome(Artifacts artifacts, ServerOptions options) {
    this.artifacts = artifacts;
    this.options = options;
  }

  /** A fresh folder to start one server in. */
  Path create() {
    Path home = artifacts.target().resolve("servers").resolve(options.name() + "-" + shortId());
    FolderCopy.copy(built(), home);
    options.importedRealm().ifPresent(realm -> write(realm, home.resolve("data/import")));
    return home;
  }

  private static void write(String realm, Path folder) {
    try {
      Files.writeString(Files.createDirectories(folder).resolve("realm.json"), realm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path built() {
    List<Path> providers = new ArrayList<>(options.providersBeside(artifacts));
    providers.add(0, options.hasOlderProduct() ? artifacts.olderJar() : artifacts.productJar());
    Path home = artifacts.target().resolve("keycloak-" + fingerprint(providers));
    if (Files.exists(home.resolve(BUILT))) {
      return home;
    }
    FolderCopy.delete(home);
    FolderCopy.copy(artifacts.distribution(), home);
    try {
      for (Path jar : providers) {
        Path copy = home.resolve("providers").resolve(jar.getFileName());
        Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
      build(home);
      Files.writeString(home.resolve(BUILT), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home;
  }

  private void build(Path home) {
    Path output = home.resolve("build.log");
    KcScript script = new KcScript(home, output);
    int status = script.run("build", options.buildArguments());
    if (status != 0) {
      throw new IllegalStateException(
          "kc.sh build ended with " + status + ":\n" + new ServerLog(output).tail(60));
    }
  }

  private String fingerprint(List<Path> providers) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(artifacts.distribution().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(options.buildArguments().toString().getBytes(StandardCharsets.UTF_8));
      for (Path jar : providers) {
        digest.update(Files.readAllBytes(jar));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shortId() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
