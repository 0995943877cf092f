/** The realm's settings as one typed record, and the one place that reads and checks them. */
@NullMarked
package dev.secondfactor.core.policy;

import org.jspecify.annotations.NullMarked;
