/** A user's second factors as administrators see them, and the end of a lock. */
@NullMarked
package dev.secondfactor.admin.user;

import org.jspecify.annotations.NullMarked;
