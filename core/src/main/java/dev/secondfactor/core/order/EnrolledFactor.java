package dev.secondfactor.core.order;

/**
 * A second factor that a user has enrolled.
 *
 * @param id the id of the credential
 * @param type the type of the credential
 * @param enrolledAt epoch milliseconds; 0 when that is not known
 */
public record EnrolledFactor(String id, String type, long enrolledAt) {}
