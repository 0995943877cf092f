/** The policy for administrators: what is in force, and which stored values are ignored. */
@NullMarked
package dev.secondfactor.admin.policy;

import org.jspecify.annotations.NullMarked;
