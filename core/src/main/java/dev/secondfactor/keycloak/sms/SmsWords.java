package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.sms.SmsText;
import dev.secondfactor.core.sms.SmsWording;
import dev.secondfactor.core.sms.SmsWriter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Writes the text messages of a realm, each of one segment, in the language of a user or its own.
 */
final class SmsWords {

  private static final Logger LOG = Logger.getLogger(SmsWords.class);

  private static final String CODE = "secondFactorSmsText";
  private static final String CODE_PLAIN = "secondFactorSmsTextPlain";

  private final RealmModel realm;
  private final String host;
  private final ThemeTexts texts;

  private SmsWords(RealmModel realm, String host, ThemeTexts texts) {
    this.realm = realm;
    this.host = host;
    this.texts = texts;
  }

  /** The texts for a user; codes are typed into the pages of the host of this request. */
  static SmsWords of(KeycloakSession session, RealmModel realm, UserModel user) {
    String host =
        Optional.ofNullable(session.getContext().getUri().getBaseUri().getHost()).orElse("");
    return new SmsWords(realm, host, ThemeTexts.of(session, realm, user));
  }

  /** The texts for whoever has a phone, in the realm's own language; none of them has a code. */
  static SmsWords of(KeycloakSession session, RealmModel realm) {
    return new SmsWords(realm, "", ThemeTexts.of(session, realm));
  }

  /** A message with a code; empty when the realm's texts do not let it be written. */
  Optional<String> code(String code) {
    return checked(
        () ->
            new SmsWriter(
                    new SmsWording() {
                      @Override
                      public String named(String given, String name) {
                        return texts.format(CODE, given, name);
                      }

                      @Override
                      public String plain(String given) {
                        return texts.format(CODE_PLAIN, given);
                      }
                    },
                    host)
                .write(ThemeTexts.title(realm), code));
  }

  /** A message about a change; empty when the realm's texts do not let it be written. */
  Optional<String> notice(SmsNotice notice) {
    return checked(
        () ->
            SmsWriter.notice(
                ThemeTexts.title(realm),
                name -> texts.format(notice.key(), name),
                texts.format(notice.plainKey())));
  }

  private Optional<String> checked(Supplier<SmsText> writing) {
    try {
      SmsText text = writing.get();
      if (text instanceof SmsText.Fits fits) {
        return Optional.of(fits.text());
      }
      LOG.errorf(
          "A text message of realm %s takes %d segments, so it is not sent; shorten its text",
          realm.getName(), ((SmsText.TooLong) text).segments());
    } catch (IllegalArgumentException malformed) {
      // Nothing of the exception: a pattern is quoted in it, and a code may be part of that.
      LOG.errorf("A text for text messages of realm %s cannot be formatted", realm.getName());
    }
    return Optional.empty();
  }
}
