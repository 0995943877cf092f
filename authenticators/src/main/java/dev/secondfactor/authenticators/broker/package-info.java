/** The condition for users who come by an identity provider. */
@NullMarked
package dev.secondfactor.authenticators.broker;

import org.jspecify.annotations.NullMarked;
