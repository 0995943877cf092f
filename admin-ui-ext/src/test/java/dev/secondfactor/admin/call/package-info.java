/** Tests of what all operations have in common. */
@NullMarked
package dev.secondfactor.admin.call;

import org.jspecify.annotations.NullMarked;
