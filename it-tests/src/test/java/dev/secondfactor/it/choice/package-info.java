/** Users without a second factor where the realm requires one: they choose, now or later. */
@NullMarked
package dev.secondfactor.it.choice;

import org.jspecify.annotations.NullMarked;
