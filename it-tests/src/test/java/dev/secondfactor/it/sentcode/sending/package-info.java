/** When a message is sent, when none is, and what happens when it cannot be. */
@NullMarked
package dev.secondfactor.it.sentcode.sending;

import org.jspecify.annotations.NullMarked;
