/** Text messages: their words from the realm's theme and texts, and the one way they leave. */
@NullMarked
package dev.secondfactor.keycloak.sms;

import org.jspecify.annotations.NullMarked;
