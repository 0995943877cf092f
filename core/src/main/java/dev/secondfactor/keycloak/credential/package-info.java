/** Enrolled destinations as Keycloak credentials, and which destination a code goes to. */
@NullMarked
package dev.secondfactor.keycloak.credential;

import org.jspecify.annotations.NullMarked;
