/** Recovery codes as Keycloak keeps, hashes and shows them; and Keycloak's own. */
@NullMarked
package dev.secondfactor.keycloak.recovery;

import org.jspecify.annotations.NullMarked;
