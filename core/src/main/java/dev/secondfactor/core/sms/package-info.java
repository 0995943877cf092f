/**
 * Messages to phones: a text that fits into one, and gateways that are tried in order until one has
 * taken the message or may have. What docs/writing-a-gateway.md lists of it is public API.
 */
@NullMarked
package dev.secondfactor.core.sms;

import org.jspecify.annotations.NullMarked;
