package dev.secondfactor.admin.report;

import java.util.Optional;

/**
 * The user's part of a row.
 *
 * @param verifiedEmail the address, when it is verified
 */
record Account(String id, String username, boolean enabled, Optional<String> verifiedEmail) {}
