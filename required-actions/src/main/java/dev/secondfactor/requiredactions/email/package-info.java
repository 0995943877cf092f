/** Enrolment of an e-mail address as a second factor, and its change. */
@NullMarked
package dev.secondfactor.requiredactions.email;

import org.jspecify.annotations.NullMarked;
