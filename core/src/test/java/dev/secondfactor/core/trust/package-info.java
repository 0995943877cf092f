/** Tests of what a token of a trusted browser is worth. */
@NullMarked
package dev.secondfactor.core.trust;

import org.jspecify.annotations.NullMarked;
