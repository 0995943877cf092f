/**
 * Settings of components: described once, read with every bad value named. The policy and the
 * gateways for SMS are both made of these.
 */
@NullMarked
package dev.secondfactor.core.setting;

import org.jspecify.annotations.NullMarked;
