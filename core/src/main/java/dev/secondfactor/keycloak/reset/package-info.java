/** Taking second factors from a user, and what the owner is told of it. */
@NullMarked
package dev.secondfactor.keycloak.reset;

import org.jspecify.annotations.NullMarked;
