package dev.secondfactor.core.lockout;

/**
 * What follows from a wrong code.
 *
 * @param state whether codes are accepted after it
 * @param left how many more may follow before the method is locked
 * @param barredNow whether it was this one that locked or disabled the method
 */
public record Failure(LockState state, int left, boolean barredNow) {}
