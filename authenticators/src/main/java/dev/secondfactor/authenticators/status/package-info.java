/**
 * The public endpoint where a page asks whether its message has been sent, and where gateways
 * report whether it has arrived.
 */
@NullMarked
package dev.secondfactor.authenticators.status;

import org.jspecify.annotations.NullMarked;
