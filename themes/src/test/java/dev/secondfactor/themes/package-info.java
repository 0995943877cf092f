/**
 * Tests of the texts, templates and scripts by themselves. How they look and behave in a server and
 * a browser is tested in {@code it-tests}.
 */
@NullMarked
package dev.secondfactor.themes;

import org.jspecify.annotations.NullMarked;
