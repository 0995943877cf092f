package dev.secondfactor.it.demo;

import dev.secondfactor.it.harness.mail.Mail;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Entities;

/** The markup of the inbox page; every text of a mail is escaped. */
final class InboxHtml {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private InboxHtml() {}

  /** The whole page. */
  static String page(List<Mail> mails, DemoApp app) {
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
            <p>Every mail that the demo sends, the newest first. New ones appear by themselves.</p>
            <p role="status" id="news"></p>
            <noscript><p><a href="/">Look for new mails</a></p></noscript>
          </header>
          <main>
            <details id="app">
              <summary>Authenticator app of %s: <strong id="app-code">%s</strong></summary>
              <p>In place of a phone. Or scan this with a real app:</p>
              <img alt="QR code of the app" width="200" height="200" src="data:image/png;base64,%s">
            </details>
            <p id="empty"%s>No mail yet. Sign in, and the code comes here.</p>
            <div id="mails" data-count="%d">
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
            mails.isEmpty() ? "" : " hidden",
            mails.size(),
            mails(mails, 0));
  }

  /** The mails after the first ones, the newest first. */
  static String mails(List<Mail> all, int known) {
    StringBuilder html = new StringBuilder();
    for (int number = all.size(); number > known; number--) {
      html.append(mail(number, all.get(number - 1)));
    }
    return html.toString();
  }

  private static String mail(int number, Mail mail) {
    return """
        <article aria-labelledby="mail-%1$d" data-number="%1$d">
          <h2 id="mail-%1$d">%2$s</h2>
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
            TIME.format(mail.sent()),
            mail.findCode().map(InboxHtml::code).orElse(""),
            escaped(mail.text().strip()));
  }

  private static String code(String code) {
    return "<p class=\"code\"><span>Code</span> <strong>%s</strong></p>".formatted(code);
  }

  private static String escaped(String text) {
    return Entities.escape(text).replace("\"", "&quot;");
  }
}
