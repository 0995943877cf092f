/** The step in a flow: its defaults, and what it tells Keycloak. */
@NullMarked
package dev.secondfactor.it.email.flow;

import org.jspecify.annotations.NullMarked;
