/** Where a code goes, and how that is shown without giving it away. */
@NullMarked
package dev.secondfactor.core.destination;

import org.jspecify.annotations.NullMarked;
