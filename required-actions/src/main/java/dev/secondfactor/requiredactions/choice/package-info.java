/**
 * Where a realm requires a second factor, users who have none choose one here; for a time they may
 * put it off. Who has several chooses the one to be asked for first.
 */
@NullMarked
package dev.secondfactor.requiredactions.choice;

import org.jspecify.annotations.NullMarked;
