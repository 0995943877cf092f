/** What wrong codes lead to for an account, and how an administrator ends it. */
@NullMarked
package dev.secondfactor.keycloak.lockout;

import org.jspecify.annotations.NullMarked;
