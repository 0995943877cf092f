/** What set-ups keep on the server until they are proven. */
@NullMarked
package dev.secondfactor.requiredactions.pending;

import org.jspecify.annotations.NullMarked;
