/**
 * Puts what is tried at Keycloak's own forms on our account of wrong codes, and lets flows ask for
 * the lock.
 */
@NullMarked
package dev.secondfactor.authenticators.lockout;

import org.jspecify.annotations.NullMarked;
