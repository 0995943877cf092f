/** What every required action does with a code: it is reported and counted as at a login. */
@NullMarked
package dev.secondfactor.requiredactions.check;

import org.jspecify.annotations.NullMarked;
