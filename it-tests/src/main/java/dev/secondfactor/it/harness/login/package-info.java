/**
 * A user agent without JavaScript: it signs in at a client application by the authorization code
 * flow with PKCE, fills forms, and can post what no browser would, one by one or many at once.
 */
@NullMarked
package dev.secondfactor.it.harness.login;

import org.jspecify.annotations.NullMarked;
