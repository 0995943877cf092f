/** What administrators do by our REST interface. */
@NullMarked
package dev.secondfactor.it.admin;

import org.jspecify.annotations.NullMarked;
