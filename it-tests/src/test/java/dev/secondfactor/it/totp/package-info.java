/** Codes of authenticator apps: login, set-up, removal. */
@NullMarked
package dev.secondfactor.it.totp;

import org.jspecify.annotations.NullMarked;
