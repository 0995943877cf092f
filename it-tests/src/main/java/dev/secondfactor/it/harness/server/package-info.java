/**
 * Real Keycloak servers on free ports: the distribution with our JAR, built once and run as a
 * process, or what the tests bring along to run it in a container. Also their logs, and the
 * test-support provider that lets a test look inside.
 */
@NullMarked
package dev.secondfactor.it.harness.server;

import org.jspecify.annotations.NullMarked;
