package dev.secondfactor.core.policy;

import java.util.Optional;

/**
 * What recovery codes are like.
 *
 * @param codes how many a new set has, 5 to 20
 * @param viewable whether users can see the codes of their set again
 * @param keys the reference to the keys for that; empty when the server has them
 * @param afterTotp whether users without codes are offered some when they have set up an app
 */
public record RecoveryRules(
    int codes, boolean viewable, Optional<String> keys, boolean afterTotp) {}
