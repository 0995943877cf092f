/**
 * What the whole harness shares: HTTP, JSON, waiting by condition and the place that starts server,
 * mailbox and client application together. Nothing here knows JUnit, so that the demo runs on it
 * too.
 */
@NullMarked
package dev.secondfactor.it.harness;

import org.jspecify.annotations.NullMarked;
