/**
 * Keycloak's admin REST API as the harness needs it: realms, users, clients, components, flows,
 * events. Documents go and come as JSON trees, so that one build fits every server version.
 */
@NullMarked
package dev.secondfactor.it.harness.admin;

import org.jspecify.annotations.NullMarked;
