/** Which steps the flows of a realm have that are in force. */
@NullMarked
package dev.secondfactor.keycloak.flow;

import org.jspecify.annotations.NullMarked;
