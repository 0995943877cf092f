/** The one place that writes Keycloak events, and the one that counts for metrics. */
@NullMarked
package dev.secondfactor.keycloak.event;

import org.jspecify.annotations.NullMarked;
