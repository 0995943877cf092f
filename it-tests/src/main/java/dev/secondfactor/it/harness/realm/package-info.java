/**
 * The realm of a test, with its users, its mail server and its flow: made for the test, removed
 * after it.
 */
@NullMarked
package dev.secondfactor.it.harness.realm;

import org.jspecify.annotations.NullMarked;
