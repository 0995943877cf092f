/** The pages of a login: what they show, in which language, and the way to another method. */
@NullMarked
package dev.secondfactor.it.login;

import org.jspecify.annotations.NullMarked;
