/** Mails: rendered in the request with the realm's theme and texts, sent after it. */
@NullMarked
package dev.secondfactor.keycloak.mail;

import org.jspecify.annotations.NullMarked;
