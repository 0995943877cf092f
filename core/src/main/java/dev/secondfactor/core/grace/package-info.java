/** How long users may put off the set-up of the second factor that their realm requires. */
@NullMarked
package dev.secondfactor.core.grace;

import org.jspecify.annotations.NullMarked;
