/** The second-factor methods by name. Everything else speaks of a method through this room. */
@NullMarked
package dev.secondfactor.core.method;

import org.jspecify.annotations.NullMarked;
