/**
 * The domain's store on Keycloak's single-use objects, its keys on a key of the realm, its clock on
 * Keycloak's.
 */
@NullMarked
package dev.secondfactor.keycloak.store;

import org.jspecify.annotations.NullMarked;
