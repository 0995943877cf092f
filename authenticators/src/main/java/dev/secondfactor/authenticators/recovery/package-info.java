/** The login step that asks for a recovery code. */
@NullMarked
package dev.secondfactor.authenticators.recovery;

import org.jspecify.annotations.NullMarked;
