/**
 * The server as our JAR leaves it: it starts, its own libraries and its own logins are untouched.
 * Nothing here needs a second factor.
 */
@NullMarked
package dev.secondfactor.it.server;

import org.jspecify.annotations.NullMarked;
