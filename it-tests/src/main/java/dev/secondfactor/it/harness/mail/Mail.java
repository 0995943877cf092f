package dev.secondfactor.it.harness.mail;

import dev.secondfactor.it.harness.Codes;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * A message as its reader sees it.
 *
 * @param to the addresses it went to
 * @param from the sender, with the name when there is one
 * @param replyTo where an answer goes; the sender when nothing else is said
 * @param text the plain part, empty when there is none
 * @param html the HTML part, empty when there is none
 * @param sent when, as the message itself says
 */
public record Mail(
    List<String> to,
    String from,
    String replyTo,
    String subject,
    String text,
    String html,
    Instant sent) {

  static Mail from(MimeMessage message) {
    try {
      return new Mail(
          recipients(message),
          Arrays.stream(message.getFrom()).map(Object::toString).findFirst().orElse(""),
          Arrays.stream(message.getReplyTo()).map(Object::toString).findFirst().orElse(""),
          Optional.ofNullable(message.getSubject()).orElse(""),
          content(message, "text/plain"),
          content(message, "text/html"),
          Optional.ofNullable(message.getSentDate()).map(Date::toInstant).orElse(Instant.EPOCH));
    } catch (MessagingException e) {
      throw new IllegalStateException("unreadable message", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> recipients(MimeMessage message) {
    try {
      return Arrays.stream(Optional.ofNullable(message.getAllRecipients()).orElseThrow())
          .map(Object::toString)
          .toList();
    } catch (MessagingException e) {
      throw new IllegalStateException("unreadable message", e);
    }
  }

  /** The code in its plain part, when there is one. */
  public Optional<String> findCode() {
    return Codes.find(text);
  }

  /**
   * The code in its plain part.
   *
   * @throws AssertionError when there is none
   */
  public String code() {
    return findCode().orElseThrow(() -> new AssertionError("no code in the mail:\n" + text));
  }

  /** A code of the same length that is not the one of this mail. */
  public String wrongCode() {
    return Codes.wrong(code());
  }

  private static String content(Part part, String type) throws MessagingException, IOException {
    List<String> found = new ArrayList<>();
    collect(part, type, found);
    return String.join("\n", found);
  }

  private static void collect(Part part, String type, List<String> found)
      throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      Multipart parts = (Multipart) part.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart child = parts.getBodyPart(i);
        collect(child, type, found);
      }
    } else if (part.isMimeType(type)) {
      found.add(part.getContent().toString());
    }
  }
}
