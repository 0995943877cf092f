package dev.secondfactor.core.policy;

import dev.secondfactor.core.method.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A named set of rules that a realm starts from. */
public enum Preset {
  /** Safe defaults; every method may be used. */
  STANDARD("standard"),
  /**
   * What NIST SP 800-63B-4 asks of authentication at level 2: e-mail is no out-of-band
   * authenticator (OBA-3, ASVS 6.3.6), so it is not offered at login; a browser that is trusted is
   * no factor; what a provider does not say of a login is not taken for granted (ASVS 6.8.4).
   */
  NIST_AAL2("nist-aal2");

  private final String id;

  Preset(String id) {
    this.id = id;
  }

  /** The name in configuration, for example {@code nist-aal2}. */
  public String id() {
    return id;
  }

  /** Whether the method may be offered at login. */
  public boolean allows(Method method) {
    return this == STANDARD || method != Method.EMAIL_OTP;
  }

  /** Whether a browser may be trusted in place of a second factor. */
  public boolean allowsTrustedBrowsers() {
    return this == STANDARD;
  }

  /** Whether who comes by an identity provider may be spared, whatever it says of the login. */
  public boolean allowsExemptProviders() {
    return this == STANDARD;
  }

  /** The methods that may be offered at login. */
  public Set<Method> allowed() {
    return Arrays.stream(Method.values())
        .filter(this::allows)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Method.class)));
  }
}
