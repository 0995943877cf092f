/** The login step that asks for a code sent by SMS. */
@NullMarked
package dev.secondfactor.authenticators.sms;

import org.jspecify.annotations.NullMarked;
