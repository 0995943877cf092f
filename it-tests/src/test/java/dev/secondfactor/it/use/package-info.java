/** What is known of when second factors were last used. */
@NullMarked
package dev.secondfactor.it.use;

import org.jspecify.annotations.NullMarked;
