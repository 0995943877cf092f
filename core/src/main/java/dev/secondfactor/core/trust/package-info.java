/**
 * Browsers that are not asked for a second factor for some days: what is kept of one, and what a
 * token that a browser sends is worth.
 */
@NullMarked
package dev.secondfactor.core.trust;

import org.jspecify.annotations.NullMarked;
