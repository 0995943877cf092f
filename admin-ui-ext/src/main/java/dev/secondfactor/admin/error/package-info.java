/** Answers to requests that are refused: JSON that says what is wrong and what would be right. */
@NullMarked
package dev.secondfactor.admin.error;

import org.jspecify.annotations.NullMarked;
