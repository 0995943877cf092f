/** The public endpoint where a page asks whether its message has been sent. */
@NullMarked
package dev.secondfactor.authenticators.status;

import org.jspecify.annotations.NullMarked;
