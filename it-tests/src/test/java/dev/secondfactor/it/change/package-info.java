/** Changes of an account that ask for a second factor first, by whatever way they come. */
@NullMarked
package dev.secondfactor.it.change;

import org.jspecify.annotations.NullMarked;
