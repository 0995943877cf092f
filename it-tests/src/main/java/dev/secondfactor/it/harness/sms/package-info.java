/**
 * The SMS side of a test: a Twilio with an account for each realm, the messages that it took, and
 * the ways in which it can fail.
 */
@NullMarked
package dev.secondfactor.it.harness.sms;

import org.jspecify.annotations.NullMarked;
