package dev.secondfactor.it.demo;

import dev.secondfactor.it.demo.DemoMessage.ByMail;
import dev.secondfactor.it.demo.DemoMessage.BySms;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Entities;

/** The markup of the inbox page; every text of a message is escaped. */
final class InboxHtml {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private InboxHtml() {}

  /** The whole page. */
  static String page(List<DemoMessage> messages, DemoApp app) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>Inbox of the demo</title>
          <link rel="icon" href="data:,">
          <link rel="stylesheet" href="inbox.css">
          <script type="module" src="inbox.js"></script>
        </head>
        <body>
          <header>
            <h1>Inbox of the demo</h1>
            <p>Every mail and every text message that the demo sends, the newest first. New ones appear by themselves.</p>
            <p role="status" id="news"></p>
            <noscript><p><a href="/">Look for new messages</a></p></noscript>
          </header>
          <main>
            <details id="app">
              <summary>Authenticator app of %s: <strong id="app-code">%s</strong></summary>
              <p>In place of a phone. Or scan this with a real app:</p>
              <img alt="QR code of the app" width="200" height="200" src="data:image/png;base64,%s">
            </details>
            <p id="empty"%s>No message yet. Sign in, and the code comes here.</p>
            <div id="messages" data-count="%d">
        %s
            </div>
          </main>
        </body>
        </html>
        """
        .formatted(
            escaped(app.user()),
            app.code(),
            app.qrCode(),
            messages.isEmpty() ? "" : " hidden",
            messages.size(),
            messages(messages, 0));
  }

  /** The messages after the first ones, the newest first. */
  static String messages(List<DemoMessage> all, int known) {
    StringBuilder html = new StringBuilder();
    for (int number = all.size(); number > known; number--) {
      html.append(message(number, all.get(number - 1)));
    }
    return html.toString();
  }

  private static String message(int number, DemoMessage message) {
    return message instanceof ByMail byMail ? mail(number, byMail) : text(number, (BySms) message);
  }

  private static String text(int number, BySms message) {
    TwilioMessage text = message.text();
    return """
        <article aria-labelledby="message-%1$d" data-number="%1$d" data-kind="sms">
          <h2 id="message-%1$d">Text message</h2>
          <p class="about">to <strong>%2$s</strong> from %3$s, <time>%4$s</time></p>
          %5$s
          <pre>%6$s</pre>
        </article>
        """
        .formatted(
            number,
            escaped(text.to()),
            escaped(text.from()),
            TIME.format(message.time()),
            message.code().map(InboxHtml::code).orElse(""),
            escaped(text.body()));
  }

  private static String mail(int number, ByMail message) {
    Mail mail = message.mail();
    return """
        <article aria-labelledby="message-%1$d" data-number="%1$d" data-kind="mail">
          <h2 id="message-%1$d">%2$s</h2>
          <p class="about">to <strong>%3$s</strong> from %4$s, <time>%5$s</time></p>
          %6$s
          <details>
            <summary>Text</summary>
            <pre>%7$s</pre>
          </details>
          <details>
            <summary>HTML</summary>
            <iframe sandbox src="/mails/%1$d" title="HTML of mail %1$d" loading="lazy"></iframe>
          </details>
        </article>
        """
        .formatted(
            number,
            escaped(mail.subject()),
            escaped(String.join(", ", mail.to())),
            escaped(mail.from()),
            TIME.format(message.time()),
            message.code().map(InboxHtml::code).orElse(""),
            escaped(mail.text().strip()));
  }

  private static String code(String code) {
    return "<p class=\"code\"><span>Code</span> <strong>%s</strong></p>".formatted(code);
  }

  private static String escaped(String text) {
    return Entities.escape(text).replace("\"", "&quot;");
  }
}
