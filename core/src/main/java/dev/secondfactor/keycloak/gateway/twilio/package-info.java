/** Twilio, through its own SDK with a transport of ours, and what its errors mean. */
@NullMarked
package dev.secondfactor.keycloak.gateway.twilio;

import org.jspecify.annotations.NullMarked;
