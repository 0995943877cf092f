/**
 * Sending outside the request: bounded lanes, a breaker for each gateway, and tickets that tell how
 * it went.
 */
@NullMarked
package dev.secondfactor.core.delivery;

import org.jspecify.annotations.NullMarked;
