/** Challenges: one code each, bound to what it was issued for, answered once. */
@NullMarked
package dev.secondfactor.core.challenge;

import org.jspecify.annotations.NullMarked;
