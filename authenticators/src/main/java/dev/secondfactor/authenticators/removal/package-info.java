/** Tells the owner when a second factor is removed; Keycloak asks no credential provider then. */
@NullMarked
package dev.secondfactor.authenticators.removal;

import org.jspecify.annotations.NullMarked;
