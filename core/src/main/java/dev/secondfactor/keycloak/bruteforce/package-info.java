/** Keycloak's own brute-force protection: fed and honoured, in every supported version. */
@NullMarked
package dev.secondfactor.keycloak.bruteforce;

import org.jspecify.annotations.NullMarked;
