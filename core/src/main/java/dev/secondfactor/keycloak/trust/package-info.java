/**
 * Trusted browsers as stored credentials, one for each: so Keycloak's account console and its
 * administration list and remove them. They are no second factor.
 */
@NullMarked
package dev.secondfactor.keycloak.trust;

import org.jspecify.annotations.NullMarked;
