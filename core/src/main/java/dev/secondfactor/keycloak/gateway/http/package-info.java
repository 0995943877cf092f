/** Any provider that takes messages by HTTP, with a template of its own for the body. */
@NullMarked
package dev.secondfactor.keycloak.gateway.http;

import org.jspecify.annotations.NullMarked;
