/** Applications that demand more than a password (OpenID Connect Core, RFC 8176, RFC 9470). */
@NullMarked
package dev.secondfactor.it.stepup;

import org.jspecify.annotations.NullMarked;
