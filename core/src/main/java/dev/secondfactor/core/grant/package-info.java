/** Sign-ins of applications that show no browser, between the password and the second factor. */
@NullMarked
package dev.secondfactor.core.grant;

import org.jspecify.annotations.NullMarked;
