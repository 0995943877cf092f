/** Holds the description of the REST interface to what it is. */
@NullMarked
package dev.secondfactor.admin;

import org.jspecify.annotations.NullMarked;
