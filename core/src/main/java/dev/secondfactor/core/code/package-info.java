/**
 * One-time codes: how they are drawn, read from what a person typed, and kept as a keyed digest.
 */
@NullMarked
package dev.secondfactor.core.code;

import org.jspecify.annotations.NullMarked;
