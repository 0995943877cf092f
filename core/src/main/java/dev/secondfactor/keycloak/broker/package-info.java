/**
 * Logins by identity providers: which one the user came by, and what it has said of the login. What
 * cannot be read counts as not said.
 */
@NullMarked
package dev.secondfactor.keycloak.broker;

import org.jspecify.annotations.NullMarked;
