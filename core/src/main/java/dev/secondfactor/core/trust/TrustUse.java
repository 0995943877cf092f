package dev.secondfactor.core.trust;

import java.time.Instant;

/**
 * A token that comes in with a login.
 *
 * @param hash its hash
 * @param factors the fingerprint of the user's password and second factors at this moment
 * @param address the IP address that it comes from
 * @param browser what the browser calls itself
 * @param at when it comes
 */
public record TrustUse(String hash, String factors, String address, String browser, Instant at) {}
