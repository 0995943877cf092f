/** A gateway for development, which writes messages to the server's log. */
@NullMarked
package dev.secondfactor.keycloak.gateway.log;

import org.jspecify.annotations.NullMarked;
