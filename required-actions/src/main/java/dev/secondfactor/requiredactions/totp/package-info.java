/** Sets an authenticator app up. */
@NullMarked
package dev.secondfactor.requiredactions.totp;

import org.jspecify.annotations.NullMarked;
