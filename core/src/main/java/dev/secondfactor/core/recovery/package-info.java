/**
 * Recovery codes: how they are drawn, written and read, how a set of them is kept, and how each one
 * is used once.
 */
@NullMarked
package dev.secondfactor.core.recovery;

import org.jspecify.annotations.NullMarked;
