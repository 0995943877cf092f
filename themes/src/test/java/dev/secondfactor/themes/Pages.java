package dev.secondfactor.themes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The pages in their states, rendered. */
final class Pages {

  static final String CODE_PAGE = "second-factor-code.ftl";
  static final String ADDRESS_PAGE = "second-factor-email-address.ftl";
  static final String NUMBER_PAGE = "second-factor-sms-number.ftl";
  static final String TOTP_PAGE = "second-factor-totp.ftl";
  static final String TOTP_SETUP_PAGE = "second-factor-totp-setup.ftl";
  static final String RECOVERY_PAGE = "second-factor-recovery.ftl";
  static final String RECOVERY_SETUP_PAGE = "second-factor-recovery-setup.ftl";
  static final String CHOOSE_PAGE = "second-factor-choose.ftl";
  static final String REFUSED_PAGE = "second-factor-confirm-refused.ftl";

  static final Map<String, Object> OPEN =
      Map.of(
          "method", "email-otp",
          "purpose", "login",
          "destination", "a•••@e•••.com",
          "state", "open",
          "codeLength", 6,
          "expiresInSeconds", 299L,
          "canResend", true,
          "resendInSeconds", 30L,
          "deliveryState", "sent");
  static final Map<String, Object> CLOSED =
      Map.of(
          "purpose", "login",
          "destination", "a•••@e•••.com",
          "state", "closed",
          "canResend", true,
          "resendInSeconds", 0L);
  static final Map<String, Object> LOCKED =
      Map.of("purpose", "login", "state", "locked", "canResend", false, "lockedForSeconds", 290L);

  static final Map<String, Object> SMS_OPEN = ofSms(OPEN);
  static final Map<String, Object> SMS_CLOSED = ofSms(CLOSED);
  static final Map<String, Object> SMS_LOCKED = and(LOCKED, "method", "sms-otp");

  static final Map<String, Object> GERMANY = country("DE", "Germany", "49", "01512 3456789");
  static final Map<String, Object> JAMAICA = country("JM", "Jamaica", "1", "(876) 210-1234");
  static final Map<String, Object> NUMBER = Map.of("countries", List.of(GERMANY), "number", "");
  static final Map<String, Object> NUMBER_OF_MANY =
      Map.of(
          "countries",
          List.of(GERMANY, and(JAMAICA, "selected", true)),
          "number",
          "",
          "safer",
          List.of(
              Map.of("id", "totp", "label", "Authenticator app"),
              Map.of("id", "passkey", "label", "Smith & <Sons>")));

  static final Map<String, Object> CHOOSE =
      Map.of(
          "methods",
          List.of(
              Map.of("id", "totp", "label", "Authenticator app"),
              Map.of("id", "email-otp", "label", "Code by email"),
              Map.of("id", "sms-otp", "label", "Code by SMS")),
          "purpose",
          "enrol",
          "later",
          false);
  static final Map<String, Object> CHOOSE_LATER =
      and(and(and(CHOOSE, "later", true), "left", 2), "until", "26 November 2026");

  static final Map<String, Object> TOTP =
      Map.of(
          "purpose",
          "login",
          "state",
          "open",
          "codeLength",
          6,
          "devices",
          List.of(Map.of("id", "d1", "label", "Phone", "selected", true)),
          "resync",
          false,
          "offersResync",
          true);
  static final Map<String, Object> TOTP_DEVICES =
      and(
          TOTP,
          "devices",
          List.of(
              Map.of("id", "d1", "label", "Phone", "selected", false),
              Map.of("id", "d2", "label", "Smith & <Sons>", "selected", true)));
  static final Map<String, Object> TOTP_RESYNC =
      and(and(TOTP_DEVICES, "resync", true), "offersResync", false);
  static final Map<String, Object> TOTP_STEP_UP =
      and(
          and(TOTP, "purpose", "step-up"),
          "methods",
          List.of(
              Map.of("id", "email-otp", "label", "Code by email"),
              Map.of("id", "password", "label", "Password")));
  static final Map<String, Object> TOTP_LOCKED =
      Map.of("purpose", "login", "state", "locked", "lockedForSeconds", 290L);
  static final Map<String, Object> TOTP_SETUP =
      Map.ofEntries(
          Map.entry("qrCode", "iVBORw0KGgo="),
          Map.entry("secret", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
          Map.entry("secretGroups", "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"),
          Map.entry("type", "totp"),
          Map.entry("algorithm", "SHA1"),
          Map.entry("digits", 6),
          Map.entry("period", 30),
          Map.entry("issuer", "Smith & <Sons>"),
          Map.entry("account", "alice"),
          Map.entry("apps", List.of("FreeOTP", "Google Authenticator")),
          Map.entry("asksName", false),
          Map.entry("deviceName", ""),
          Map.entry("expiresInSeconds", 600L),
          Map.entry("renewed", false),
          Map.entry("offersLogout", true));
  static final Map<String, Object> RECOVERY =
      Map.of("purpose", "login", "state", "open", "anyOrder", true);
  static final Map<String, Object> RECOVERY_OLDER =
      and(and(RECOVERY, "anyOrder", false), "nextNumber", 3);
  static final Map<String, Object> RECOVERY_STEP_UP =
      and(
          and(RECOVERY, "purpose", "step-up"),
          "methods",
          List.of(
              Map.of("id", "totp", "label", "Authenticator app"),
              Map.of("id", "password", "label", "Smith & <Sons>")));
  static final Map<String, Object> RECOVERY_LOCKED =
      Map.of("purpose", "login", "state", "locked", "lockedForSeconds", 290L);
  static final Map<String, Object> RECOVERY_MANAGE =
      Map.of(
          "state",
          "manage",
          "left",
          7,
          "total",
          10,
          "madeOn",
          "22 November 2026",
          "low",
          false,
          "ordered",
          false,
          "used",
          false,
          "viewable",
          false,
          "canSkip",
          false);
  static final Map<String, Object> RECOVERY_AFTER_USE =
      and(and(RECOVERY_MANAGE, "used", true), "canSkip", true);
  static final Map<String, Object> RECOVERY_CODES =
      Map.of(
          "state",
          "codes",
          "codes",
          List.of("01K3-QF2M-9XD0-14T5", "02A7-ZZ0M-4RC9-H1X2"),
          "realm",
          "Smith & <Sons>",
          "account",
          "alice",
          "madeOn",
          "22 November 2026",
          "fileName",
          "recovery-codes-\"alice\".txt",
          "voids",
          false,
          "last",
          false,
          "canSkip",
          false);
  static final Map<String, Object> RECOVERY_VIEW =
      Map.of(
          "state",
          "view",
          "codes",
          List.of(
              Map.of("code", "01K3-QF2M-9XD0-14T5", "used", true),
              Map.of("code", "02A7-ZZ0M-4RC9-H1X2", "used", false)),
          "left",
          1,
          "total",
          2,
          "realm",
          "Smith & <Sons>",
          "account",
          "alice",
          "madeOn",
          "22 November 2026",
          "fileName",
          "recovery-codes.txt");
  static final Map<String, Object> REFUSED = Map.of("reason", "last-factor");

  private Pages() {}

  static Document page(Map<String, Object> state) {
    return page(new Rendering("en"), CODE_PAGE, state);
  }

  static Document page(Rendering rendering, String template, Map<String, Object> state) {
    return Jsoup.parse(rendering.with("secondFactor", state).render(template));
  }

  private static Map<String, Object> ofSms(Map<String, Object> state) {
    return and(and(state, "method", "sms-otp"), "destination", "+49 •••89");
  }

  private static Map<String, Object> country(
      String region, String name, String callingCode, String example) {
    return Map.of(
        "region", region,
        "name", name,
        "callingCode", callingCode,
        "example", example,
        "selected", false);
  }

  static Map<String, Object> and(Map<String, Object> state, String name, Object value) {
    var changed = new HashMap<>(state);
    changed.put(name, value);
    return changed;
  }
}
