/**
 * A provider for test servers only: it lets a test move the server's clock and read what the server
 * keeps. The harness packs these classes into a JAR of their own; the product has none of them.
 */
@NullMarked
package dev.secondfactor.it.support;

import org.jspecify.annotations.NullMarked;
