/**
 * The mail side of a test: a mailbox for every address, and mail servers that fail in each way that
 * a real one can.
 */
@NullMarked
package dev.secondfactor.it.harness.mail;

import org.jspecify.annotations.NullMarked;
