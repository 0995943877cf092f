/** What operators see: events, metrics, server info. */
@NullMarked
package dev.secondfactor.it.event;

import org.jspecify.annotations.NullMarked;
