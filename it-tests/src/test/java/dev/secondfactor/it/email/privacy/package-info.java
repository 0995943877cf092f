/** What nobody may read or find out: codes, addresses, who has an account. */
@NullMarked
package dev.secondfactor.it.email.privacy;

import org.jspecify.annotations.NullMarked;
