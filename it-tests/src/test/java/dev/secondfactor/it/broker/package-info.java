/** Users who come from an identity provider, another realm of the same server. */
@NullMarked
package dev.secondfactor.it.broker;

import org.jspecify.annotations.NullMarked;
