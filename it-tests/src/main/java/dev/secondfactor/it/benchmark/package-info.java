/**
 * A load of logins that measures our code step beside Keycloak's own OTP form, in one run on one
 * server. It asserts nothing; it prints.
 */
@NullMarked
package dev.secondfactor.it.benchmark;

import org.jspecify.annotations.NullMarked;
