/** Locked users, and Keycloak's own counters of failures. */
@NullMarked
package dev.secondfactor.it.sentcode.lockout;

import org.jspecify.annotations.NullMarked;
