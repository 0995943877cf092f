/** The domain's code step, put together for one Keycloak session. */
@NullMarked
package dev.secondfactor.keycloak.step;

import org.jspecify.annotations.NullMarked;
