package dev.secondfactor.keycloak.guard;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.core.lockout.MethodGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/** The guard record as it is stored: an entry for each account that is not clear. */
final class GuardData {

  /**
   * One account.
   *
   * @param failures consecutive failures
   * @param disabledSince epoch milliseconds
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(int failures, @Nullable Long disabledSince) {}

  /** The document. */
  record Document(Map<String, Entry> accounts) {}

  private final Map<String, Entry> accounts;

  private GuardData(Map<String, Entry> accounts) {
    this.accounts = accounts;
  }

  static GuardData empty() {
    return new GuardData(new TreeMap<>());
  }

  static GuardData of(CredentialModel record) {
    try {
      return new GuardData(
          new TreeMap<>(
              JsonSerialization.readValue(record.getCredentialData(), Document.class).accounts()));
    } catch (IOException e) {
      throw new UncheckedIOException("Guard record " + record.getId() + " cannot be read", e);
    }
  }

  boolean isEmpty() {
    return accounts.isEmpty();
  }

  MethodGuard get(String account) {
    return Optional.ofNullable(accounts.get(account))
        .map(
            entry ->
                new MethodGuard(
                    entry.failures(),
                    Optional.ofNullable(entry.disabledSince()).map(Instant::ofEpochMilli)))
        .orElse(MethodGuard.CLEAR);
  }

  GuardData with(String account, MethodGuard guard) {
    Map<String, Entry> next = new TreeMap<>(accounts);
    if (guard.equals(MethodGuard.CLEAR)) {
      next.remove(account);
    } else {
      next.put(
          account,
          new Entry(
              guard.failures(), guard.disabledSince().map(Instant::toEpochMilli).orElse(null)));
    }
    return new GuardData(next);
  }

  CredentialModel writeTo(CredentialModel record) {
    try {
      record.setCredentialData(JsonSerialization.writeValueAsString(new Document(accounts)));
      return record;
    } catch (IOException e) {
      throw new UncheckedIOException("Guard record cannot be written", e);
    }
  }
}
