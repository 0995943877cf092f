/**
 * What wrong codes cost over all sessions: the lock ladder, and the durable guard record behind it.
 */
@NullMarked
package dev.secondfactor.core.lockout;

import org.jspecify.annotations.NullMarked;
