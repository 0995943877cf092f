/**
 * What keeps users with a second factor out where it cannot be asked for: a condition for who has
 * one, and a step that refuses a direct grant.
 */
@NullMarked
package dev.secondfactor.authenticators.enrolled;

import org.jspecify.annotations.NullMarked;
