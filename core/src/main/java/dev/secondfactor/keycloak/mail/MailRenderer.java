package dev.secondfactor.keycloak.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Renders mails with Keycloak's own template provider: the realm's theme and its localisation. What
 * the provider would send is kept instead.
 */
final class MailRenderer extends FreeMarkerEmailTemplateProvider {

  private Optional<RenderedMail> rendered = Optional.empty();

  MailRenderer(KeycloakSession session, RealmModel realm, UserModel user) {
    super(session);
    setRealm(realm);
    setUser(user);
  }

  /**
   * Renders a mail.
   *
   * @throws EmailException when the templates of the theme cannot be rendered
   */
  RenderedMail render(String subjectKey, String template, Map<String, Object> values)
      throws EmailException {
    send(subjectKey, List.of(getRealmName()), template, new HashMap<>(values));
    return rendered.orElseThrow();
  }

  @Override
  protected void send(
      Map<String, String> config,
      String subject,
      String textBody,
      String htmlBody,
      @Nullable String address) {
    rendered = Optional.of(new RenderedMail(subject, textBody, htmlBody));
  }
}
