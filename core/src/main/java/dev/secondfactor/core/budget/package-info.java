/**
 * Budgets: permits in a window that are taken atomically in the whole cluster. Send budgets are put
 * together here.
 */
@NullMarked
package dev.secondfactor.core.budget;

import org.jspecify.annotations.NullMarked;
