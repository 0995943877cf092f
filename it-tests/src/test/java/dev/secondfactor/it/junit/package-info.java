/**
 * What makes a JUnit test a test of the product: a shared server, a realm of its own, the log
 * searched at the end, and the table of traps and standards.
 */
@NullMarked
package dev.secondfactor.it.junit;

import org.jspecify.annotations.NullMarked;
