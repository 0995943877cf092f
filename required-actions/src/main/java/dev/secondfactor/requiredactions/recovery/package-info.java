/** Makes recovery codes, and shows them again. */
@NullMarked
package dev.secondfactor.requiredactions.recovery;

import org.jspecify.annotations.NullMarked;
