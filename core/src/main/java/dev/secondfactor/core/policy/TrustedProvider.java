package dev.secondfactor.core.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An identity provider whose word counts.
 *
 * @param alias its name in the realm
 * @param proof what it has to say of a login so that nobody is asked for a second factor; empty
 *     when nobody is asked who comes by it
 */
public record TrustedProvider(String alias, Optional<Proof> proof) {

  private static final Pattern ENTRY =
      Pattern.compile("([^\\s=]{1,255})(?:\\s+(amr|acr)=(\\S{1,255}))?");

  /** A claim about how a user has signed in. */
  public enum Claim {
    /** The methods of the login (RFC 8176). */
    AMR,
    /** The class of the login (OpenID Connect Core 2, SAML 2.0 AuthnContextClassRef). */
    ACR;

    /** The name in configuration, and in ID tokens. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a provider has to say.
   *
   * @param value one of the values that the claim may have, compared as it is written
   */
  public record Proof(Claim claim, String value) {}

  /** Reads {@code alias}, {@code alias amr=value} or {@code alias acr=value}. */
  static Optional<TrustedProvider> parse(String text) {
    return Optional.of(ENTRY.matcher(text))
        .filter(Matcher::matches)
        .map(
            entry ->
                new TrustedProvider(
                    entry.group(1), claim(entry).map(claim -> new Proof(claim, entry.group(3)))));
  }

  /** The entry as it is written. */
  public String text() {
    return proof.map(said -> alias + " " + said.claim().id() + "=" + said.value()).orElse(alias);
  }

  private static Optional<Claim> claim(Matcher entry) {
    return Arrays.stream(Claim.values())
        .filter(claim -> claim.id().equals(entry.group(2)))
        .findFirst();
  }
}
