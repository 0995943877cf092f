/**
 * What the login steps of all methods have in common, and the factories of steps and conditions.
 */
@NullMarked
package dev.secondfactor.authenticators.step;

import org.jspecify.annotations.NullMarked;
