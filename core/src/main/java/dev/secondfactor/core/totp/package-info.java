/**
 * Codes of authenticator apps (RFC 6238): secrets, the steps that a code fits, the drift of a
 * device, and which steps are used.
 */
@NullMarked
package dev.secondfactor.core.totp;

import org.jspecify.annotations.NullMarked;
