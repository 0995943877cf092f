package dev.secondfactor.it.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.browser.BrowserExtension;
import dev.secondfactor.it.browser.BrowserWindow;
import dev.secondfactor.it.browser.Browsers;
import dev.secondfactor.it.browser.Device;
import dev.secondfactor.it.browser.QrCodes;
import dev.secondfactor.it.harness.mail.Inbox;
import dev.secondfactor.it.harness.realm.TotpDevice;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import dev.secondfactor.it.harness.sms.TwilioServer;
import dev.secondfactor.it.sms.TwilioClient;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
@DisplayName("Given the inbox page of the demo")
class InboxPageIT {

  private static final String NEWEST_CODE = "article:first-of-type .code strong";

  private static final String NUMBER = "+4915123456789";

  private static final TotpDevice DEVICE = TotpDevice.typed("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

  private final Inbox inbox = Inbox.start();
  private final TwilioServer twilio = TwilioServer.start();
  private final TwilioAccount account = twilio.openAccount();
  private InboxPage page;

  @BeforeEach
  void start() {
    page = InboxPage.start(new DemoInbox(inbox, account.inbox()), new DemoApp("dave", DEVICE), 0);
  }

  @AfterEach
  void stop() {
    page.close();
    inbox.close();
    twilio.close();
  }

  @Test
  @DisplayName("a mail appears by itself above the older ones, with its code")
  void showsNewMails(Browsers browsers) throws MessagingException {
    send("The first", "Your code: 111222", "<p>111222</p>");
    BrowserWindow window = browsers.open(Device.DESKTOP, page.uri());
    assertThat(window.find(NEWEST_CODE)).hasText("111222");

    send("The second", "Your code: 333444", "<p>333444</p>");

    assertThat(window.find(NEWEST_CODE)).hasText("333444");
    assertThat(window.find("article")).hasCount(2);
    assertThat(window.find("#news")).hasText("A new message came.");
  }

  @Test
  @DisplayName("a text message appears among the mails, in the order of time, with its code")
  void showsTextMessages(Browsers browsers) throws MessagingException {
    send("The first", "Your code: 111222", "<p>111222</p>");
    BrowserWindow window = browsers.open(Device.DESKTOP, page.uri());

    TwilioClient.send(account, NUMBER, "042913 is your code.\n\n@demo.test #042913");
    assertThat(window.find(NEWEST_CODE)).hasText("042913");
    assertThat(window.find("article:first-of-type .about strong")).hasText(NUMBER);
    assertThat(window.find("article:first-of-type pre")).containsText("@demo.test #042913");
    send("The last", "Your code: 333444", "<p>333444</p>");

    assertThat(window.find(NEWEST_CODE)).hasText("333444");
    assertThat(window.find("article .code strong"))
        .hasText(new String[] {"333444", "042913", "111222"});
    window.page().reload();
    assertThat(window.find("article .code strong"))
        .hasText(new String[] {"333444", "042913", "111222"});
  }

  @Test
  @DisplayName("it shows the code of the app and a QR code with its key")
  void showsTheApp(Browsers browsers) throws Exception {
    BrowserWindow window = browsers.open(Device.DESKTOP, page.uri());
    org.assertj.core.api.Assertions.assertThat(window.find("#app-code").innerText())
        .isIn(DEVICE.codeAhead(-1), DEVICE.code());
    window.find("#app summary").click();
    window.screenshot("app");
    org.assertj.core.api.Assertions.assertThat(QrCodes.read(window.find("#app img")))
        .contains("secret=" + DEVICE.base32());
  }

  @Test
  @DisplayName("nothing in a message can run or change the page")
  void showsHostileMessagesAsText(Browsers browsers) throws MessagingException {
    String attack = "<script>parent.document.title='owned'</script><img src=x onerror=alert(1)>";
    send(attack, attack, "<p>harmless</p>" + attack);

    TwilioClient.send(account, NUMBER, attack);

    BrowserWindow window = browsers.open(Device.DESKTOP, page.uri());
    window.find("article summary").nth(1).click();

    assertThat(window.page().frameLocator("iframe").locator("p")).hasText("harmless");
    assertThat(window.find("article h2").last()).hasText(attack);
    assertThat(window.find("article:first-of-type > pre")).hasText(attack);
    assertThat(window.find("article img, article script")).hasCount(0);
    assertThat(window.page()).hasTitle("Inbox of the demo");
  }

  @Test
  @DisplayName("it can be read by everybody, on a phone, in the dark and without scripts")
  void isReadableByEverybody(Browsers browsers) throws MessagingException {
    send("Your code for Demo", "Your code: 111222", "<p>111222</p>");
    TwilioClient.send(account, NUMBER, "042913 is your code for Demo.\n\n@login.demo.test #042913");

    BrowserWindow phone = browsers.open(Device.PHONE.inTheDark(), page.uri());
    phone.expectAccessible();
    phone.screenshot("inbox");
    assertThat(phone.scrollsSideways()).isFalse();

    BrowserWindow desktop = browsers.open(Device.DESKTOP, page.uri());
    desktop.expectAccessible();
    desktop.screenshot("inbox");

    BrowserWindow plain = browsers.open(Device.PHONE.withoutScripts(), page.uri());
    assertThat(plain.find(NEWEST_CODE)).hasText("042913");
    assertThat(plain.find("noscript a")).isVisible();
  }

  private void send(String subject, String text, String html) throws MessagingException {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(inbox.port()));
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom("demo@demo.test");
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("alice@demo.test"));
    message.setSubject(subject);
    MimeBodyPart textPart = new MimeBodyPart();
    textPart.setText(text);
    MimeBodyPart htmlPart = new MimeBodyPart();
    htmlPart.setContent(html, "text/html");
    message.setContent(new MimeMultipart("alternative", textPart, htmlPart));
    Transport.send(message);
  }
}
