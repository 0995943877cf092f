/**
 * The pages of a login as a reader without JavaScript meets them: what they show, and what can be
 * done there. Each begins with a check that it is this page.
 */
@NullMarked
package dev.secondfactor.it.pages;

import org.jspecify.annotations.NullMarked;
