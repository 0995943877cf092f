/**
 * What the pages in the admin console ask first: whether they know this server, and what to offer.
 */
@NullMarked
package dev.secondfactor.admin.console;

import org.jspecify.annotations.NullMarked;
