/**
 * What administrators do for a user who cannot give a second factor any more, and what the owner is
 * told of it.
 */
@NullMarked
package dev.secondfactor.keycloak.reset;

import org.jspecify.annotations.NullMarked;
