/**
 * What follows from second factors that are removed or bound elsewhere; Keycloak asks no credential
 * provider then.
 */
@NullMarked
package dev.secondfactor.authenticators.change;

import org.jspecify.annotations.NullMarked;
