package dev.secondfactor.it.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.server.KeycloakServer;
import dev.secondfactor.it.harness.server.TestSupport;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.ForEachSentMethod;
import dev.secondfactor.it.sentcode.SentMethod;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@KeycloakTest
@ForEachSentMethod
@Tag("standard")
@DisplayName("Given a code that was sent")
class StoredCodeIT {

  @Parameter private SentMethod method;

  @Test
  @DisplayName(
      "ASVS 11.2.4: neither it nor a plain hash of it is in what the server keeps, nor in its log")
  void isKeptAsAKeyedDigestOnly(TestRealm realm, TestSupport support, KeycloakServer server) {
    // Long, so that it is not found by chance in a number of another kind.
    realm.policy(Map.of("codeLength", "10"));
    CodeUser alice = method.enrolled(realm, "alice");
    long mark = server.log().end();

    CodePage login = alice.passPassword();
    String code = alice.code();
    assertThat(code).hasSize(10);
    login.enter(Codes.wrong(alice.code()));

    String caches = support.caches();
    String database = support.database();
    // The search finds what is there: the login of this user, and the destination in the database.
    assertThat(caches).contains(alice.account().id()).contains("second-factor");
    assertThat(database).contains(alice.account().id()).contains(alice.destination());
    for (String form : formsOf(code)) {
      assertThat(caches).doesNotContain(form);
      assertThat(database).doesNotContain(form);
      assertThat(server.log().textSince(mark)).doesNotContain(form);
    }
  }

  /** As it is, and as anybody could compute it from the code alone. */
  private static List<String> formsOf(String code) {
    List<String> forms = new ArrayList<>();
    byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
    forms.add(code);
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
      byte[] digest = digest(algorithm, bytes);
      forms.add(HexFormat.of().formatHex(digest));
      forms.add(Base64.getEncoder().withoutPadding().encodeToString(digest));
      forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }
    return forms;
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
