/** The gateways for SMS by REST: which there are, what can be set, changes, and their order. */
@NullMarked
package dev.secondfactor.admin.gateway;

import org.jspecify.annotations.NullMarked;
