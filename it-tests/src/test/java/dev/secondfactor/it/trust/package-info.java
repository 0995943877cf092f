/** Browsers that are trusted, and are not asked for a second factor. */
@NullMarked
package dev.secondfactor.it.trust;

import org.jspecify.annotations.NullMarked;
