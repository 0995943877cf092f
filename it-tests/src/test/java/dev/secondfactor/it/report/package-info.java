/** Who has which second factor, by the administration's REST interface. */
@NullMarked
package dev.secondfactor.it.report;

import org.jspecify.annotations.NullMarked;
