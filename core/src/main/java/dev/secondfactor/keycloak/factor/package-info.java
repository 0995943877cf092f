/** Which second factors a user has, and what sets one up. */
@NullMarked
package dev.secondfactor.keycloak.factor;

import org.jspecify.annotations.NullMarked;
