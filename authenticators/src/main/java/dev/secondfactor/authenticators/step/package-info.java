/** What the login steps of all methods have in common. */
@NullMarked
package dev.secondfactor.authenticators.step;

import org.jspecify.annotations.NullMarked;
