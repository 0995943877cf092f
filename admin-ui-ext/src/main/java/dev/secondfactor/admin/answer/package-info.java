/**
 * How requests are answered: what is kept nowhere on the way, how times are written, and JSON that
 * says what is wrong with a request and what would be right.
 */
@NullMarked
package dev.secondfactor.admin.answer;

import org.jspecify.annotations.NullMarked;
