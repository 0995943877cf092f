package dev.secondfactor.it.harness.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.secondfactor.it.harness.Waiting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A mail server that takes everything for every address; addresses of a test are its own, so are
 * its mails.
 */
public final class Inbox implements MailServer, AutoCloseable {

  private final GreenMail greenMail;

  private Inbox(GreenMail greenMail) {
    this.greenMail = greenMail;
  }

  /** Starts one on a free port. */
  public static Inbox start() {
    return start(0);
  }

  /** Starts one on a given port. */
  public static Inbox start(int port) {
    GreenMail greenMail =
        new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    greenMail.start();
    return new Inbox(greenMail);
  }

  /** Starts one where whoever signs in must be this user; a free port. */
  public static Inbox forUser(String user, String password) {
    GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.withConfiguration(GreenMailConfiguration.aConfig().withUser(user, password));
    greenMail.start();
    return new Inbox(greenMail);
  }

  @Override
  public int port() {
    return greenMail.getSmtp().getPort();
  }

  /** Every mail so far, oldest first. */
  public List<Mail> all() {
    return Arrays.stream(greenMail.getReceivedMessages()).map(Mail::from).toList();
  }

  /** The mails to an address so far, oldest first. */
  public List<Mail> to(String address) {
    return Optional.ofNullable(greenMail.getUserManager().getUserByEmail(address)).stream()
        .flatMap(user -> messagesOf(user).stream())
        .map(StoredMessage::getMimeMessage)
        .filter(message -> Mail.recipients(message).contains(address))
        .map(Mail::from)
        .toList();
  }

  /** How many mails an address has got so far. */
  public int count(String address) {
    return to(address).size();
  }

  /** Waits for the first mail to an address. */
  public Mail first(String address) {
    return await(address, 1);
  }

  /** Waits for the n-th mail to an address; the first is 1. */
  public Mail await(String address, int n) {
    return Waiting.forSome(
        "mail " + n + " to " + address,
        () ->
            Optional.of(to(address))
                .filter(mails -> mails.size() >= n)
                .map(mails -> mails.get(n - 1)));
  }

  /** Waits for the n-th mail with a code, whatever else came between, and reads it. */
  public String nthCode(String address, int n) {
    return Waiting.forSome(
        "code " + n + " to " + address,
        () ->
            to(address).stream()
                .map(Mail::findCode)
                .flatMap(Optional::stream)
                .skip(n - 1L)
                .findFirst());
  }

  /** Waits for a mail with a subject. */
  public Mail withSubject(String address, String subject) {
    return Waiting.forSome(
        "\"" + subject + "\" to " + address,
        () -> to(address).stream().filter(mail -> mail.subject().equals(subject)).findFirst());
  }

  /** Waits for the newest of n mails and reads its code. */
  public String code(String address, int n) {
    return await(address, n).code();
  }

  /** Waits for the first mail and reads its code. */
  public String code(String address) {
    return code(address, 1);
  }

  private List<StoredMessage> messagesOf(GreenMailUser user) {
    try {
      return greenMail.getManagers().getImapHostManager().getInbox(user).getNonDeletedMessages();
    } catch (FolderException e) {
      throw new IllegalStateException("unreadable mailbox", e);
    }
  }

  @Override
  public void close() {
    greenMail.stop();
  }
}
