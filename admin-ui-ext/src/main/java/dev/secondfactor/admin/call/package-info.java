/**
 * What all operations of the administration have in common: who may call them, how the JSON of a
 * request is read, and what is told of a change.
 */
@NullMarked
package dev.secondfactor.admin.call;

import org.jspecify.annotations.NullMarked;
