/** The doctor: what is wrong in a realm, by the administration's REST interface. */
@NullMarked
package dev.secondfactor.it.check;

import org.jspecify.annotations.NullMarked;
