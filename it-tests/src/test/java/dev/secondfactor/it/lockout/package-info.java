/**
 * The account of wrong codes: Keycloak's own forms, penalties, administrators, and what is told.
 */
@NullMarked
package dev.secondfactor.it.lockout;

import org.jspecify.annotations.NullMarked;
