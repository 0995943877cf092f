/**
 * Makes the required actions known to every realm; Keycloak does not do that for actions of others.
 */
@NullMarked
package dev.secondfactor.requiredactions.registration;

import org.jspecify.annotations.NullMarked;
