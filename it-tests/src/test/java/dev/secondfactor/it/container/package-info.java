/** The files of {@code docker}, in a real Docker engine; only where that is chosen. */
@NullMarked
package dev.secondfactor.it.container;

import org.jspecify.annotations.NullMarked;
