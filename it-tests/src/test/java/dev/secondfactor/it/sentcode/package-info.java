/**
 * Codes that are sent: login with them, enrolment, and every way in which either can go wrong. What
 * is the same for all methods that send is tested once for each of them.
 */
@NullMarked
package dev.secondfactor.it.sentcode;

import org.jspecify.annotations.NullMarked;
