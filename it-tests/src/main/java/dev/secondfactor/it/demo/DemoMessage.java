package dev.secondfactor.it.demo;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.time.Instant;
import java.util.Optional;

/** What a demo user was sent: a mail, or a text message. */
sealed interface DemoMessage {

  /** When it was sent. */
  Instant time();

  /** The code in it, when there is one. */
  Optional<String> code();

  /** A mail. */
  record ByMail(Mail mail) implements DemoMessage {
    @Override
    public Instant time() {
      return mail.sent();
    }

    @Override
    public Optional<String> code() {
      return mail.findCode();
    }
  }

  /** A text message. */
  record BySms(TwilioMessage text) implements DemoMessage {
    @Override
    public Instant time() {
      return text.taken();
    }

    @Override
    public Optional<String> code() {
      return Codes.find(text.body());
    }
  }
}
