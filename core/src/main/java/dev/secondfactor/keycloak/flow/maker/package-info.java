/**
 * Makes login flows with second factors, binds them and takes them away again. The flows that
 * Keycloak comes with are read and never changed.
 */
@NullMarked
package dev.secondfactor.keycloak.flow.maker;

import org.jspecify.annotations.NullMarked;
