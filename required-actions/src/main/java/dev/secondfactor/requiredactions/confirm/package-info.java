/** Asks for a second factor before one is added or removed. */
@NullMarked
package dev.secondfactor.requiredactions.confirm;

import org.jspecify.annotations.NullMarked;
