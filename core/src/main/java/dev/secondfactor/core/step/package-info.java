/**
 * The course of a code step, from opening the page to the right code, for login, enrolment and
 * step-up alike.
 */
@NullMarked
package dev.secondfactor.core.step;

import org.jspecify.annotations.NullMarked;
