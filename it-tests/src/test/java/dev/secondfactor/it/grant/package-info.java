/** Sign-ins of applications without a browser: direct grants with a second factor. */
@NullMarked
package dev.secondfactor.it.grant;

import org.jspecify.annotations.NullMarked;
