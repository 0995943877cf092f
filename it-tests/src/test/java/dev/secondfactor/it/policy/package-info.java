/**
 * The realm's policy as an administrator meets it: the component, what it refuses, what an import
 * brings, what is shown of it.
 */
@NullMarked
package dev.secondfactor.it.policy;

import org.jspecify.annotations.NullMarked;
