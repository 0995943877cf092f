/**
 * Far ends on the loopback address, for the unit tests of the gateways and for the integration
 * tests and the demo. A source folder of its own, which both modules compile: nothing of it is in
 * the JAR.
 */
@NullMarked
package dev.secondfactor.stub;

import org.jspecify.annotations.NullMarked;
