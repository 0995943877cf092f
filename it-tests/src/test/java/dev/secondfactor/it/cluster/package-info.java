/** What must hold when a user's requests go to any of two servers, and to both at once. */
@NullMarked
package dev.secondfactor.it.cluster;

import org.jspecify.annotations.NullMarked;
