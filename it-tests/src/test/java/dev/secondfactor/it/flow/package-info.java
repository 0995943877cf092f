/** Flows that ask some users for a second factor and others not. */
@NullMarked
package dev.secondfactor.it.flow;

import org.jspecify.annotations.NullMarked;
