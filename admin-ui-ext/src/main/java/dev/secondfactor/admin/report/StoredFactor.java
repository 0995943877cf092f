package dev.secondfactor.admin.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of stored credentials.
 *
 * @param data the part that is no secret
 */
record StoredFactor(String id, String type, Optional<Instant> createdAt, String data) {}
