/** Codes by e-mail: enrolment, login, and every way in which either can go wrong. */
@NullMarked
package dev.secondfactor.it.email;

import org.jspecify.annotations.NullMarked;
