/**
 * Who has which second factor: counts, lists by pages, and a table to download. All of it is read
 * in one pass over the database, however many users there are.
 */
@NullMarked
package dev.secondfactor.admin.report;

import org.jspecify.annotations.NullMarked;
