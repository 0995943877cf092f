/** What nobody may read or find out: codes, destinations, who has an account. */
@NullMarked
package dev.secondfactor.it.sentcode.privacy;

import org.jspecify.annotations.NullMarked;
