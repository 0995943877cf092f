/**
 * The condition for users who have a second factor, with which a flow refuses who cannot be asked.
 */
@NullMarked
package dev.secondfactor.authenticators.enrolled;

import org.jspecify.annotations.NullMarked;
