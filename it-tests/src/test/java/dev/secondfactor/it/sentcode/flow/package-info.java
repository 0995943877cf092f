/** The step in a flow, and what it tells Keycloak. */
@NullMarked
package dev.secondfactor.it.sentcode.flow;

import org.jspecify.annotations.NullMarked;
