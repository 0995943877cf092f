/** What the product tells of itself under Server info. */
@NullMarked
package dev.secondfactor.keycloak.info;

import org.jspecify.annotations.NullMarked;
