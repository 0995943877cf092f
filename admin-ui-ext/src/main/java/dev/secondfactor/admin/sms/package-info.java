/** Test messages for administrators: whether SMS arrive, and what gateways say when they do not. */
@NullMarked
package dev.secondfactor.admin.sms;

import org.jspecify.annotations.NullMarked;
