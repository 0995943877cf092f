/** The keys under which recovery codes are kept for viewing. */
@NullMarked
package dev.secondfactor.keycloak.key;

import org.jspecify.annotations.NullMarked;
