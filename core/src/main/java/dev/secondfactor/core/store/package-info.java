/** The short-lived, cluster-wide store that the domain needs, and how its keys are named. */
@NullMarked
package dev.secondfactor.core.store;

import org.jspecify.annotations.NullMarked;
