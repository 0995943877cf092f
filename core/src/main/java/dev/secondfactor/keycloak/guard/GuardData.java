package dev.secondfactor.keycloak.guard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.secondfactor.core.grace.Grace;
import dev.secondfactor.core.lockout.MethodGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * The guard record as it is stored: an entry for each account that is not clear, the drift of each
 * authenticator app whose clock is off, the day of the last use of each second factor, and since
 * when and how often the user has put off the set-up of one, and what their order is due to.
 */
final class GuardData {

  /**
   * One account.
   *
   * @param failures consecutive failures
   * @param disabledSince epoch milliseconds
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(int failures, @Nullable Long disabledSince) {}

  /**
   * What a user has had of the time in which the set-up may be put off.
   *
   * @param since epoch milliseconds
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Put(long since, int times) {}

  /**
   * The document.
   *
   * @param drifts steps by the id of the credential; absent in records from before there were any
   * @param uses days such as 2026-11-26, by the id of the credential, or of the method that needs
   *     none; absent in records from before there were any
   * @param grace absent when the set-up was never asked for with a time to put it off
   * @param order absent when the order of the factors is not due to us
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Document(
      Map<String, Entry> accounts,
      @Nullable Map<String, Integer> drifts,
      @Nullable Map<String, String> uses,
      @Nullable Put grace,
      @Nullable String order) {}

  private final Map<String, Entry> accounts;
  private final Map<String, Integer> drifts;
  private final Map<String, String> uses;
  private final Grace grace;
  private final Optional<String> order;

  private GuardData(
      Map<String, Entry> accounts,
      Map<String, Integer> drifts,
      Map<String, String> uses,
      Grace grace,
      Optional<String> order) {
    this.accounts = accounts;
    this.drifts = drifts;
    this.uses = uses;
    this.grace = grace;
    this.order = order;
  }

  static GuardData empty() {
    return new GuardData(Map.of(), Map.of(), Map.of(), Grace.NOT_BEGUN, Optional.empty());
  }

  static GuardData of(CredentialModel record) {
    try {
      Document document = JsonSerialization.readValue(record.getCredentialData(), Document.class);
      return new GuardData(
          document.accounts(),
          Optional.ofNullable(document.drifts()).orElse(Map.of()),
          Optional.ofNullable(document.uses()).orElse(Map.of()),
          Optional.ofNullable(document.grace())
              .map(put -> new Grace(Optional.of(Instant.ofEpochMilli(put.since())), put.times()))
              .orElse(Grace.NOT_BEGUN),
          Optional.ofNullable(document.order()));
    } catch (IOException e) {
      throw new UncheckedIOException("Guard record " + record.getId() + " cannot be read", e);
    }
  }

  boolean isEmpty() {
    return accounts.isEmpty()
        && drifts.isEmpty()
        && uses.isEmpty()
        && grace.equals(Grace.NOT_BEGUN)
        && order.isEmpty();
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
    return new GuardData(next, drifts, uses, grace, order);
  }

  int drift(String credentialId) {
    return drifts.getOrDefault(credentialId, 0);
  }

  /** With the drift of one credential, and of no other than those that are still there. */
  GuardData withDrift(String credentialId, int drift, Set<String> present) {
    Map<String, Integer> next = new TreeMap<>(drifts);
    next.keySet().retainAll(present);
    if (drift == 0) {
      next.remove(credentialId);
    } else {
      next.put(credentialId, drift);
    }
    return new GuardData(accounts, next, uses, grace, order);
  }

  Map<String, LocalDate> uses() {
    return uses.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, use -> LocalDate.parse(use.getValue())));
  }

  /** With the last use of a factor; itself when it is known or the factor is gone. */
  GuardData withUse(String factor, LocalDate day, Set<String> present) {
    boolean known =
        Optional.ofNullable(uses().get(factor)).filter(last -> !last.isBefore(day)).isPresent();
    if (known || !present.contains(factor)) {
      return this;
    }
    Map<String, String> next = new TreeMap<>(uses);
    next.keySet().retainAll(present);
    next.put(factor, day.toString());
    return new GuardData(accounts, drifts, next, grace, order);
  }

  Grace grace() {
    return grace;
  }

  /** With what the user has had of the grace; itself when nothing has changed. */
  GuardData withGrace(Grace next) {
    return next.equals(grace) ? this : new GuardData(accounts, drifts, uses, next, order);
  }

  Optional<String> order() {
    return order;
  }

  /** With what the order of the factors is due to. */
  GuardData withOrder(String next) {
    return new GuardData(accounts, drifts, uses, grace, Optional.of(next));
  }

  CredentialModel writeTo(CredentialModel record) {
    try {
      record.setCredentialData(
          JsonSerialization.writeValueAsString(
              new Document(
                  accounts,
                  drifts.isEmpty() ? null : drifts,
                  uses.isEmpty() ? null : uses,
                  grace
                      .began()
                      .map(since -> new Put(since.toEpochMilli(), grace.putOff()))
                      .orElse(null),
                  order.orElse(null))));
      return record;
    } catch (IOException e) {
      throw new UncheckedIOException("Guard record cannot be written", e);
    }
  }
}
