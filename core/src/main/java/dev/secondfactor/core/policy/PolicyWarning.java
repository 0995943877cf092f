package dev.secondfactor.core.policy;

/**
 * What a policy may say and an administrator should think over.
 *
 * @param id the stable name, for example {@code sms-only}
 * @param field the field that it is about
 * @param message one sentence for an administrator
 */
public record PolicyWarning(String id, String field, String message) {}
