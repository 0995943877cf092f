/** The mails: whose name they bear, through which server they go, and in whose words. */
@NullMarked
package dev.secondfactor.it.mail;

import org.jspecify.annotations.NullMarked;
