/** The realm's policy as a Keycloak component: checked when saved, checked again when read. */
@NullMarked
package dev.secondfactor.keycloak.policy;

import org.jspecify.annotations.NullMarked;
