package dev.secondfactor.it.harness.mail;

/** Where a realm sends its mail to; all of them listen on the loopback address. */
public interface MailServer {

  /** Its SMTP port. */
  int port();
}
