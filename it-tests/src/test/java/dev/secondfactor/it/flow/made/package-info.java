/** Flows that are made by one call: who gets in by them, and what is refused. */
@NullMarked
package dev.secondfactor.it.flow.made;

import org.jspecify.annotations.NullMarked;
