/** The login step that asks for a code of an authenticator app. */
@NullMarked
package dev.secondfactor.authenticators.totp;

import org.jspecify.annotations.NullMarked;
