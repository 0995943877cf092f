package dev.secondfactor.keycloak.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.keycloak.common.util.ObjectUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/**
 * The texts of a realm in the language of a user or its own: its login theme's, with its
 * localisation.
 */
final class ThemeTexts {

  private final Locale locale;
  private final Properties texts;

  private ThemeTexts(Locale locale, Properties texts) {
    this.locale = locale;
    this.texts = texts;
  }

  static ThemeTexts of(KeycloakSession session, RealmModel realm, UserModel user) {
    return of(session, realm, session.getContext().resolveLocale(user));
  }

  /** The texts in the language of the realm itself. */
  static ThemeTexts of(KeycloakSession session, RealmModel realm) {
    Locale locale =
        Optional.ofNullable(realm.getDefaultLocale())
            .filter(tag -> realm.isInternationalizationEnabled())
            .map(Locale::forLanguageTag)
            .orElse(Locale.ENGLISH);
    return of(session, realm, locale);
  }

  private static ThemeTexts of(KeycloakSession session, RealmModel realm, Locale locale) {
    try {
      Theme theme = session.theme().getTheme(Theme.Type.LOGIN);
      return new ThemeTexts(locale, theme.getEnhancedMessages(realm, locale));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the realm is called in mails, too: its title, else its name with a capital. */
  static String title(RealmModel realm) {
    return Optional.ofNullable(realm.getDisplayName())
        .filter(title -> !title.isBlank())
        .orElseGet(() -> ObjectUtil.capitalize(realm.getName()));
  }

  String format(String key, Object... parameters) {
    return new MessageFormat(texts.getProperty(key, key), locale).format(parameters);
  }
}
