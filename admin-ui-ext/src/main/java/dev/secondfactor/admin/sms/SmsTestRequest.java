package dev.secondfactor.admin.sms;

import dev.secondfactor.admin.call.JsonBody;
import java.util.Optional;
import java.util.Set;

/**
 * What a test message is asked for with.
 *
 * @param number as it was given
 * @param gateway the id or the name of the one gateway to be tried; empty for all
 */
record SmsTestRequest(String number, Optional<String> gateway) {

  /** The field with the number. */
  static final String NUMBER = "number";

  /** The field with the gateway. */
  static final String GATEWAY = "gateway";

  /** The fields of a request. */
  static final Set<String> FIELDS = Set.of(NUMBER, GATEWAY);

  /** Reads a request; of what is no text in the place of a number nothing is shown. */
  static SmsTestRequest of(JsonBody body) {
    boolean isText = body.value(NUMBER).isTextual();
    if (!isText) {
      body.refuse(NUMBER, "", "a phone number, as a text");
    }
    return new SmsTestRequest(isText ? body.value(NUMBER).textValue() : "", body.text(GATEWAY));
  }
}
