/**
 * The demo: a server with the product, a realm with users to try it as, and an inbox page that
 * shows what they are sent. It runs on the harness of the tests, by {@code mvn -Pdemo}.
 */
@NullMarked
package dev.secondfactor.it.demo;

import org.jspecify.annotations.NullMarked;
