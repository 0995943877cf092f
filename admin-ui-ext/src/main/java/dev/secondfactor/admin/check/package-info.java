/** The doctor: what is wrong with second factors in a realm, in plain words and with the fix. */
@NullMarked
package dev.secondfactor.admin.check;

import org.jspecify.annotations.NullMarked;
