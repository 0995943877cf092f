/** A user's own factors: the account console, and what an administrator sees of them. */
@NullMarked
package dev.secondfactor.it.account;

import org.jspecify.annotations.NullMarked;
