/** Whoever guesses at a code: how many guesses there are, and what a code is bound to. */
@NullMarked
package dev.secondfactor.it.sentcode.guessing;

import org.jspecify.annotations.NullMarked;
