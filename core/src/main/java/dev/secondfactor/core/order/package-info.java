/** Which of their second factors users are asked for first. */
@NullMarked
package dev.secondfactor.core.order;

import org.jspecify.annotations.NullMarked;
