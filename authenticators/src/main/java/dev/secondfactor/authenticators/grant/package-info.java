/**
 * The second factor of direct grants: the step behind the password, the one that takes the next
 * calls, and what they answer.
 */
@NullMarked
package dev.secondfactor.authenticators.grant;

import org.jspecify.annotations.NullMarked;
