/**
 * Ways to send messages to phones, each a component of a realm. Here is what all of them have in
 * common: settings that are checked, one client for each configuration, and HTTP without retries.
 * What docs/writing-a-gateway.md lists of it is public API.
 */
@NullMarked
package dev.secondfactor.keycloak.gateway;

import org.jspecify.annotations.NullMarked;
