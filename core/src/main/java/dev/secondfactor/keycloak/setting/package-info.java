/**
 * Described settings as Keycloak components have them: properties, values, and refusals on save.
 */
@NullMarked
package dev.secondfactor.keycloak.setting;

import org.jspecify.annotations.NullMarked;
