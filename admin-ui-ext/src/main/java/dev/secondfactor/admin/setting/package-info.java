/**
 * Settings as JSON, the same for the policy and for gateways: what can be set, the values of a
 * request, and what is wrong with stored ones.
 */
@NullMarked
package dev.secondfactor.admin.setting;

import org.jspecify.annotations.NullMarked;
