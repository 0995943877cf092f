/** Enrols a destination of codes: it is entered, then proven by a code that is sent to it. */
@NullMarked
package dev.secondfactor.requiredactions.destination;

import org.jspecify.annotations.NullMarked;
