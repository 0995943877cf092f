package dev.secondfactor.keycloak.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.recovery.Hashed;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.recovery.SealedCodes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

@DisplayName("Given a set of recovery codes in a stored credential")
class RecoveryCredentialTest {

  private static final String PARAMETERS = "{\"hashIterations\":5,\"algorithm\":\"argon2\"}";
  private static final SealedCodes SEALED = new SealedCodes("key-id", "bm9uY2U=", "dGV4dA==");
  private static final RecoverySet SET =
      new RecoverySet(
          "set",
          Instant.parse("2026-03-01T10:15:30.123Z"),
          10,
          IntStream.rangeClosed(1, 10)
              .boxed()
              .collect(
                  Collectors.toMap(
                      index -> index, index -> new Hashed(PARAMETERS, "{\"hash\":" + index + "}"))),
          Optional.empty());

  @Test
  @DisplayName("it is the same when it is read")
  void roundTrip() {
    assertThat(read(row(SET))).isEqualTo(SET);
  }

  @Test
  @DisplayName("with its codes for viewing it is the same when it is read")
  void sealed() {
    assertThat(read(row(SET.with(SEALED)))).isEqualTo(SET.with(SEALED));
  }

  @Test
  @DisplayName("codes that were used are missing in it")
  void used() {
    RecoverySet rest = SET.use(3).flatMap(set -> set.use(10)).orElseThrow();
    CredentialModel row = row(rest);

    assertThat(read(row)).isEqualTo(rest);
    assertThat(row.getCredentialData()).contains("[1,2,4,5,6,7,8,9]");
    assertThat(row.getSecretData()).doesNotContain("\"3\":", "\"10\":");
  }

  @Test
  @DisplayName("when all were used it is still a set of ten, and spent")
  void spent() {
    RecoverySet spent = new RecoverySet("set", SET.createdAt(), 10, Map.of(), Optional.of(SEALED));

    assertThat(read(row(spent))).isEqualTo(spent).matches(RecoverySet::isSpent);
  }

  @Test
  @DisplayName("the row's id, type and time are those of the set")
  void row() {
    CredentialModel row = row(SET);

    assertThat(row.getId()).isEqualTo("set");
    assertThat(row.getType()).isEqualTo("second-factor-recovery-codes");
    assertThat(Instant.ofEpochMilli(row.getCreatedDate())).isEqualTo(SET.createdAt());
  }

  @Test
  @DisplayName("the name that its owner gave it stays")
  void label() {
    CredentialModel row = row(SET);
    row.setUserLabel("in the drawer");

    assertThat(RecoveryCredential.from(row).getUserLabel()).isEqualTo("in the drawer");
  }

  @Test
  @Tag("standard")
  @DisplayName("LSV-7, LSV-8: what may be seen has the parameters of the hashes, and no hash")
  void secrets() {
    CredentialModel row = row(SET.with(SEALED));

    assertThat(row.getCredentialData())
        .contains("\"total\":10", "argon2")
        .doesNotContain("{\\\"hash\\\"", SEALED.keyId(), SEALED.nonce(), SEALED.text());
    assertThat(row.getSecretData())
        .contains("{\\\"hash\\\":7}", SEALED.keyId(), SEALED.nonce(), SEALED.text())
        .doesNotContain("argon2");
  }

  /** The columns, as a database gives them back. */
  private static CredentialModel row(RecoverySet set) {
    RecoveryCredential credential = RecoveryCredential.of(set);
    CredentialModel row = new CredentialModel();
    row.setId(credential.getId());
    row.setType(credential.getType());
    row.setCreatedDate(credential.getCreatedDate());
    row.setSecretData(credential.getSecretData());
    row.setCredentialData(credential.getCredentialData());
    return row;
  }

  private static RecoverySet read(CredentialModel row) {
    return RecoveryCredential.from(row).set();
  }
}
