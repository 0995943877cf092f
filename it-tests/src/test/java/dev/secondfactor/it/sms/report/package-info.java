/** What a gateway reports of a message: what the page, the events and the metrics make of it. */
@NullMarked
package dev.secondfactor.it.sms.report;

import org.jspecify.annotations.NullMarked;
