/**
 * Two servers that are one cluster, and their database; the part of the harness that only tests
 * need.
 */
@NullMarked
package dev.secondfactor.it.harness.cluster;

import org.jspecify.annotations.NullMarked;
