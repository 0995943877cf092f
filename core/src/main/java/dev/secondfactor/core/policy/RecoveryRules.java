package dev.secondfactor.core.policy;

/**
 * What recovery codes are like.
 *
 * @param codes how many a new set has, 5 to 20
 * @param viewable whether users can see the codes of their set again
 */
public record RecoveryRules(int codes, boolean viewable) {}
