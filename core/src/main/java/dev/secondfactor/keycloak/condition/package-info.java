/**
 * How the conditions of ours in a flow are set: which group, which role, which networks. What is
 * not clear in them makes them ask for a second factor.
 */
@NullMarked
package dev.secondfactor.keycloak.condition;

import org.jspecify.annotations.NullMarked;
