/**
 * The conditions with which a flow asks some users for a second factor and others not. Each asks
 * when it cannot tell.
 */
@NullMarked
package dev.secondfactor.authenticators.condition;

import org.jspecify.annotations.NullMarked;
