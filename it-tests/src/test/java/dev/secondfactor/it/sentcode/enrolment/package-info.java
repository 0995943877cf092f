/** Setting the method up, changing it and taking it away. */
@NullMarked
package dev.secondfactor.it.sentcode.enrolment;

import org.jspecify.annotations.NullMarked;
