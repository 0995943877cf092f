/** Twilio's Messages resource as a far end: its checks, its words, its signed status callbacks. */
@NullMarked
package dev.secondfactor.stub.twilio;

import org.jspecify.annotations.NullMarked;
