package dev.secondfactor.core.policy;

import java.time.Duration;

/**
 * What a code sent by message is like.
 *
 * @param length digits, 6 to 10 (OBV-5)
 * @param lifetime how long it is accepted, 10 minutes at most (OBV-3)
 * @param guesses how often one code may be guessed at
 */
public record CodeRules(int length, Duration lifetime, int guesses) {}
