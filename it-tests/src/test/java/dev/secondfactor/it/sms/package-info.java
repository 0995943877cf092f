/** Codes by SMS: what is not the same as for codes by e-mail. */
@NullMarked
package dev.secondfactor.it.sms;

import org.jspecify.annotations.NullMarked;
