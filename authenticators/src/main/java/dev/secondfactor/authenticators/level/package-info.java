/**
 * The conditions with which a flow gives logins levels of authentication: Keycloak's own condition
 * knows what the application asks for, these know what the realm asks for and what was checked.
 */
@NullMarked
package dev.secondfactor.authenticators.level;

import org.jspecify.annotations.NullMarked;
