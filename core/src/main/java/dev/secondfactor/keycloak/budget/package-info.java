/** The send budgets of a realm, put together for one Keycloak session. */
@NullMarked
package dev.secondfactor.keycloak.budget;

import org.jspecify.annotations.NullMarked;
