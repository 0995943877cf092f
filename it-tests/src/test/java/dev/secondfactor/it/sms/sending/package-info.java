/** What leaves a realm as a text message, to whom, through which gateway, and how often. */
@NullMarked
package dev.secondfactor.it.sms.sending;

import org.jspecify.annotations.NullMarked;
