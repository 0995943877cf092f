/** The order of users' second factors, in that of their credentials, which Keycloak goes by. */
@NullMarked
package dev.secondfactor.keycloak.order;

import org.jspecify.annotations.NullMarked;
