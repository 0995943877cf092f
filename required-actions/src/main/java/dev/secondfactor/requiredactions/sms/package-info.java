/** The required action that enrols a phone number. */
@NullMarked
package dev.secondfactor.requiredactions.sms;

import org.jspecify.annotations.NullMarked;
