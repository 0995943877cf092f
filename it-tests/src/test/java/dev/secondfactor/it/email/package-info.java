/** Codes by e-mail: what is not the same as for codes by SMS. */
@NullMarked
package dev.secondfactor.it.email;

import org.jspecify.annotations.NullMarked;
