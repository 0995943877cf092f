/** When second factors were last used, to the day. */
@NullMarked
package dev.secondfactor.core.use;

import org.jspecify.annotations.NullMarked;
