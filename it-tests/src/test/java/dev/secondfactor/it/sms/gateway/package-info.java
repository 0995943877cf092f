/**
 * Gateways as administrators meet them: components that are refused, masked, exported and imported,
 * secrets in the vault, and what a gateway that cannot be used does.
 */
@NullMarked
package dev.secondfactor.it.sms.gateway;

import org.jspecify.annotations.NullMarked;
