package dev.secondfactor.keycloak.mail;

import dev.secondfactor.core.destination.EmailAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.urls.UrlType;

/**
 * Tells the owner of an account what happened to a second factor: at the address of the account and
 * at the ones concerned, each once.
 */
public final class OwnerNotices {

  private static final String TEMPLATE = "second-factor-notice.ftl";

  private final KeycloakSession session;
  private final RealmModel realm;

  /** Notices to users of a realm. */
  public OwnerNotices(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Tells the owner, after the request has succeeded.
   *
   * @param also further addresses to tell, such as the one before a change
   */
  public void tell(UserModel user, OwnerNotice notice, Concerned concerned, EmailAddress... also) {
    MailDraft draft =
        MailDraft.of(
            session,
            realm,
            user,
            notice.subjectKey(),
            TEMPLATE,
            Map.of(
                "notice", notice.id(),
                "link", notice.hasLink() ? accountConsole() : "",
                "method", concerned.method().id(),
                "destination", concerned.destination(),
                "device", concerned.device(),
                "left", concerned.left().map(String::valueOf).orElse(""),
                "browser", notice.tellsBrowser() ? browser() : "",
                "when", now(user),
                "ipAddress", notice.isOfAdministrator() ? "" : ipAddress()));
    Mailer mailer = new Mailer(session, realm);
    recipients(user, concerned, also)
        .values()
        .forEach(address -> mailer.sendAfterCommit(address, draft, result -> {}));
  }

  private static Map<String, EmailAddress> recipients(
      UserModel user, Concerned concerned, EmailAddress... also) {
    Stream<EmailAddress> account =
        Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse).stream();
    Map<String, EmailAddress> recipients = new LinkedHashMap<>();
    Stream.of(concerned.addresses().stream(), Stream.of(also), account)
        .flatMap(addresses -> addresses)
        .forEach(address -> recipients.putIfAbsent(address.canonical(), address));
    return recipients;
  }

  private String now(UserModel user) {
    Locale locale = session.getContext().resolveLocale(user);
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
        .withLocale(locale)
        .withZone(ZoneId.systemDefault())
        .format(Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  private String accountConsole() {
    return RealmsResource.accountUrl(
            session.getContext().getUri(UrlType.FRONTEND).getBaseUriBuilder())
        .build(realm.getName())
        .toString();
  }

  private String ipAddress() {
    return Optional.ofNullable(session.getContext().getConnection())
        .map(connection -> connection.getRemoteAddr())
        .orElse("");
  }

  /** The browser of the request and its system, as far as it tells. */
  private String browser() {
    return Optional.ofNullable(
            session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation())
        .map(device -> device.getBrowser() + ", " + device.getOs())
        .orElse("");
  }
}
