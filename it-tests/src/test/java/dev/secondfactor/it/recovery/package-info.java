/**
 * Recovery codes: how a set is made, kept, shown and replaced, and how each code signs in once, in
 * a real server.
 */
@NullMarked
package dev.secondfactor.it.recovery;

import org.jspecify.annotations.NullMarked;
