/** The login step that asks for a code sent by e-mail. */
@NullMarked
package dev.secondfactor.authenticators.email;

import org.jspecify.annotations.NullMarked;
