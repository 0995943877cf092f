package dev.secondfactor.core.policy;

import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import java.util.List;

/** Settings of a mailbox of its own for code mails. */
public final class SenderFields {

  static final Setting SENDER_ADDRESS =
      Setting.text(
          "senderAddress",
          "an e-mail address",
          SenderFields::isAddress,
          "From address of code mails. Empty: that of the realm.");

  static final Setting SENDER_NAME =
      Setting.text(
          "senderName",
          "one line of at most 100 characters",
          SenderFields::isOneLine,
          "Name shown with the From address of code mails.");

  static final Setting SENDER_REPLY_TO =
      Setting.text(
          "senderReplyTo",
          "an e-mail address",
          SenderFields::isAddress,
          "Where answers to code mails go.");

  static final Setting SENDER_HOST =
      Setting.text(
          "senderHost",
          "a host name or address",
          value -> value.matches("[A-Za-z0-9.:\\[\\]_-]{1,253}"),
          "Mail server for code mails. Empty: that of the realm.");

  /** Port of the mail server for code mails. */
  public static final Setting SENDER_PORT =
      Setting.number("senderPort", 1, 65535, 587, "Port of that mail server.");

  /** How the connection to that mail server is protected. */
  public static final Setting SENDER_SECURITY =
      Setting.choice(
          "senderSecurity",
          List.of("none", "starttls", "tls"),
          "starttls",
          "How the connection to that mail server is protected.");

  /** User to sign in to that mail server. */
  public static final Setting SENDER_USER =
      Setting.text(
          "senderUser",
          "one line of at most 100 characters",
          SenderFields::isOneLine,
          "User to sign in to that mail server. Empty: no sign-in.");

  /** Password of that user. */
  public static final Setting SENDER_PASSWORD =
      Setting.secret(
          "senderMailboxPassword", "Password of that user, or a reference like ${vault.name}.");

  /** All of these, in the order of forms. */
  static final List<Setting> ALL =
      List.of(
          SENDER_ADDRESS,
          SENDER_NAME,
          SENDER_REPLY_TO,
          SENDER_HOST,
          SENDER_PORT,
          SENDER_SECURITY,
          SENDER_USER,
          SENDER_PASSWORD);

  private SenderFields() {}

  private static boolean isAddress(String value) {
    return EmailAddress.parse(value).isPresent();
  }

  private static boolean isOneLine(String value) {
    return OneLine.fits(value, 100);
  }
}
