/** One call of a login step that asks for a code which was sent, by whatever way. */
@NullMarked
package dev.secondfactor.authenticators.code;

import org.jspecify.annotations.NullMarked;
