/** Guard records as stored credentials, written in transactions of their own. */
@NullMarked
package dev.secondfactor.keycloak.guard;

import org.jspecify.annotations.NullMarked;
