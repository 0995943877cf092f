/**
 * Real Keycloak servers: the distribution with our JAR, built once and run as a process on free
 * ports. Also their logs, and the test-support provider that lets a test look inside.
 */
@NullMarked
package dev.secondfactor.it.harness.server;

import org.jspecify.annotations.NullMarked;
