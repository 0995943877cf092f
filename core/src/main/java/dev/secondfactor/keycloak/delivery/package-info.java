/** The server's deliveries as a Keycloak provider, and what is noted when one has ended. */
@NullMarked
package dev.secondfactor.keycloak.delivery;

import org.jspecify.annotations.NullMarked;
