package dev.secondfactor.core.sms;

/** What a message says before its last line, in the words of a realm and a language. */
public interface SmsWording {

  /** The sentence with the code and the name of the realm. */
  String named(String code, String realm);

  /** The sentence with the code alone, for when the name leaves no room. */
  String plain(String code);
}
