package dev.secondfactor.core.policy;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.setting.OneLine;
import dev.secondfactor.core.setting.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All settings of a realm. The order is that of forms and of the reference. */
public final class PolicyFields {

  static final String REQUIRED = "required";

  /** The rules to start from. */
  public static final Setting PRESET =
      Setting.choice(
          "preset",
          Arrays.stream(Preset.values()).map(Preset::id).toList(),
          Preset.STANDARD.id(),
          "The rules to start from. nist-aal2 does not offer codes by e-mail at login.");

  static final Setting METHODS =
      Setting.choices(
          "methods",
          Arrays.stream(Method.values()).map(Method::id).toList(),
          "The methods that users may use. None chosen means all that the preset allows.");

  static final Setting PRIMARY_METHOD =
      Setting.choice(
          "primaryMethod",
          Arrays.stream(Method.values()).filter(Method::standsAlone).map(Method::id).toList(),
          "",
          "The method that users without a second factor are asked to set up first.");

  static final Setting SECOND_FACTOR_REQUIRED =
      Setting.choice(
          "requirement",
          List.of("optional", REQUIRED),
          "optional",
          "optional: users may do without a second factor. required: users without one are asked at"
              + " login to set one up, the primary method or one that they choose, and the last one"
              + " cannot be removed, only replaced.");

  static final Setting WHO =
      Setting.choice(
          "who",
          Arrays.stream(Who.Kind.values()).map(Who.Kind::id).toList(),
          Who.Kind.ALL.id(),
          "Whom the realm asks for a second factor: requirement counts for them alone, and the"
              + " condition second-factor-who holds for them. role, group and attribute need"
              + " whoRole, whoGroup or whoAttribute beside them; what is not there asks everybody.");

  /** The role of those who are asked. */
  public static final Setting WHO_ROLE =
      Setting.text(
          "whoRole",
          "a role of the realm, or the id of a client, a dot and a role of that client, at most"
              + " 255 characters",
          value -> OneLine.fits(value, 255),
          "Who has this role is asked, whether it was given directly, by a group or by another"
              + " role.");

  /** The group of those who are asked. */
  public static final Setting WHO_GROUP =
      Setting.text(
          "whoGroup",
          "the path of a group, such as /staff/admins, at most 1000 characters",
          value -> value.matches("/.*[^/].*") && OneLine.fits(value, 1000),
          "Who is in this group, or in a group below it, is asked.");

  /** The attribute of those who are asked. */
  public static final Setting WHO_ATTRIBUTE =
      Setting.text(
          "whoAttribute",
          "the name of a user attribute, or name=value, at most 255 characters",
          value -> OneLine.fits(value, 255) && Who.withAttribute(value).isPresent(),
          "Who has this attribute is asked; with a value, who has exactly that value. Take one that"
              + " users cannot change themselves.");

  static final Setting GRACE_DAYS =
      Setting.number(
          "graceDays",
          0,
          365,
          0,
          "Days for which the set-up that is required may be put off, from the first time that a"
              + " user is asked for it. 0: no such limit; with graceLogins 0 as well, it may not be"
              + " put off.");

  static final Setting GRACE_LOGINS =
      Setting.number(
          "graceLogins",
          0,
          100,
          0,
          "Logins in which it may be put off. 0: no such limit. Of both limits the one that is"
              + " reached first counts.");

  static final Setting FRESH_CHECK_SECONDS =
      Setting.number(
          "freshCheckSeconds",
          60,
          3600,
          300,
          "Seconds after which a check of a second factor is too old for a change: of the password, of"
              + " the address or number in the profile, or of a second factor. Users are then asked"
              + " once more, and so are administrators who sign in to this realm, before they change"
              + " settings or reset the second factors of others.");

  /** For how long a browser may be trusted. */
  public static final Setting TRUSTED_BROWSER_DAYS =
      Setting.number(
          "trustedBrowserDays",
          0,
          365,
          0,
          "Days for which users may have a browser trusted, after a right code in it: it is not"
              + " asked for a second factor, where the login flow has the condition"
              + " second-factor-trusted-browser. 0: no browser. The preset nist-aal2 allows 0"
              + " alone.");

  /** The identity providers whose word counts in place of a second factor. */
  public static final Setting TRUSTED_PROVIDERS =
      Setting.texts(
          "trustedProviders",
          "the alias of an identity provider, alone or followed by amr=value or acr=value",
          value -> TrustedProvider.parse(value).isPresent(),
          "Identity providers whose word counts. An alias alone: who comes by it is not asked for a"
              + " second factor. An alias with amr=value or acr=value: who comes by it is not asked"
              + " when the provider says so of the login, in an ID token whose signature was"
              + " checked; of a SAML provider acr is the AuthnContextClassRef. Several entries of a"
              + " provider: one is enough. The preset nist-aal2 allows no alias alone.");

  /** Every setting. */
  public static final List<Setting> ALL =
      Stream.of(
              List.of(
                  PRESET,
                  METHODS,
                  PRIMARY_METHOD,
                  SECOND_FACTOR_REQUIRED,
                  WHO,
                  WHO_ROLE,
                  WHO_GROUP,
                  WHO_ATTRIBUTE,
                  GRACE_DAYS,
                  GRACE_LOGINS,
                  FRESH_CHECK_SECONDS,
                  TRUSTED_BROWSER_DAYS,
                  TRUSTED_PROVIDERS),
              CodeFields.ALL,
              LockoutFields.ALL,
              SendFields.ALL,
              SenderFields.ALL)
          .flatMap(List::stream)
          .toList();

  private PolicyFields() {}
}
