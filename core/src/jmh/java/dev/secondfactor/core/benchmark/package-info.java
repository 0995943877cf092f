/** Benchmarks of the domain by JMH. Nothing here is asserted. */
@NullMarked
package dev.secondfactor.core.benchmark;

import org.jspecify.annotations.NullMarked;
