/** Browsers that are not asked for a second factor: the condition, and the offer after a code. */
@NullMarked
package dev.secondfactor.authenticators.trust;

import org.jspecify.annotations.NullMarked;
