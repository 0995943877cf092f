/** Setting a phone number up, as far as it is different from other destinations. */
@NullMarked
package dev.secondfactor.it.sms.enrolment;

import org.jspecify.annotations.NullMarked;
