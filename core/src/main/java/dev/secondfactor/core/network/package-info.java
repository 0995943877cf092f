/**
 * Addresses of the internet and networks of them, read from text alone: nothing here ever asks a
 * name server.
 */
@NullMarked
package dev.secondfactor.core.network;

import org.jspecify.annotations.NullMarked;
