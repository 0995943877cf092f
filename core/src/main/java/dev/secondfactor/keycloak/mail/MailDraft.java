package dev.secondfactor.keycloak.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.forms.login.freemarker.model.UrlBean;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/**
 * A mail that is still to be rendered: all that only the request knows, so that the rendering need
 * not be part of it.
 *
 * @param subjectKey the message key of the subject; its first parameter is the name of the realm
 * @param template the file name of the templates
 * @param values what the templates show
 */
record MailDraft(
    String realmId,
    String userId,
    String languageTag,
    URI baseUri,
    String subjectKey,
    String template,
    Map<String, Object> values) {

  private static final Logger LOG = Logger.getLogger(MailDraft.class);

  /** A mail to a user, in the language of the request. */
  static MailDraft of(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      String subjectKey,
      String template,
      Map<String, Object> values) {
    return new MailDraft(
        realm.getId(),
        user.getId(),
        session.getContext().resolveLocale(user).toLanguageTag(),
        session.getContext().getUri().getBaseUri(),
        subjectKey,
        template,
        Map.copyOf(values));
  }

  /**
   * Renders the mail in a session without a request; empty when the theme's templates fail, and
   * when the realm or the user has been removed in the meantime.
   */
  Optional<RenderedMail> render(KeycloakSession session) {
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm == null) {
      return Optional.empty();
    }
    session.getContext().setRealm(realm);
    UserModel user = session.users().getUserById(realm, userId);
    return user == null ? Optional.empty() : render(session, realm, user);
  }

  private Optional<RenderedMail> render(KeycloakSession session, RealmModel realm, UserModel user) {
    session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, languageTag);
    Map<String, Object> all = new HashMap<>(values);
    try {
      Theme theme = session.theme().getTheme(Theme.Type.EMAIL);
      all.put("url", new UrlBean(realm, theme, baseUri, null));
      return Optional.of(new MailRenderer(session, realm, user).render(subjectKey, template, all));
    } catch (EmailException e) {
      // Of the cause no more than its kind: FreeMarker quotes values, and one of them is the code.
      LOG.errorf(
          "The mail templates %s of realm %s cannot be rendered: %s",
          template, realm.getName(), innermost(e).getClass().getName());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Without the content. */
  @Override
  public String toString() {
    return template;
  }
}
