package dev.secondfactor.it.demo;

import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.sms.SmsInbox;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All messages of the demo in one list. It only ever grows at its end, so that the number of a
 * message stays: what came since the last look is put in the order of time, and added.
 */
final class DemoInbox {

  private final Inbox mails;
  private final SmsInbox texts;
  private final List<DemoMessage> known = new ArrayList<>();
  private int knownMails;
  private int knownTexts;

  DemoInbox(Inbox mails, SmsInbox texts) {
    this.mails = mails;
    this.texts = texts;
  }

  /** Every message so far, oldest first. */
  synchronized List<DemoMessage> all() {
    List<Mail> allMails = mails.all();
    List<TwilioMessage> allTexts = texts.all();
    Stream.<DemoMessage>concat(
            allMails.stream().skip(knownMails).map(DemoMessage.ByMail::new),
            allTexts.stream().skip(knownTexts).map(DemoMessage.BySms::new))
        .sorted(Comparator.comparing(DemoMessage::time))
        .forEach(known::add);
    knownMails = allMails.size();
    knownTexts = allTexts.size();
    return List.copyOf(known);
  }
}
