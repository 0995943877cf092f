/** The pages in the admin console, in a real browser. */
@NullMarked
package dev.secondfactor.it.console;

import org.jspecify.annotations.NullMarked;
