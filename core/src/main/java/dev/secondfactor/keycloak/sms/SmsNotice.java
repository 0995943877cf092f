package dev.secondfactor.keycloak.sms;

/** What the owner of a phone number is told of by a message to that number. */
public enum SmsNotice {
  /** Codes go to another number from now on; for the number before. */
  REPLACED("secondFactorSmsNoticeReplaced", "secondFactorSmsNoticeReplacedPlain"),
  /** Codes come to this number from now on. */
  CHOSEN("secondFactorSmsNoticeChosen", "secondFactorSmsNoticeChosenPlain"),
  /** Nothing: an administrator tries whether messages arrive. */
  TEST("secondFactorSmsNoticeTest", "secondFactorSmsNoticeTestPlain");

  private final String key;
  private final String plainKey;

  SmsNotice(String key, String plainKey) {
    this.key = key;
    this.plainKey = plainKey;
  }

  String key() {
    return key;
  }

  String plainKey() {
    return plainKey;
  }
}
