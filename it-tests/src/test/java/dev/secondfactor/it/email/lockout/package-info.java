/** Locked users, and Keycloak's own counters of failures. */
@NullMarked
package dev.secondfactor.it.email.lockout;

import org.jspecify.annotations.NullMarked;
