/** Setting the method up, changing it and taking it away. */
@NullMarked
package dev.secondfactor.it.email.enrolment;

import org.jspecify.annotations.NullMarked;
