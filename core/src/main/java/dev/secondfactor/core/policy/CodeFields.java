package dev.secondfactor.core.policy;

import dev.secondfactor.core.recovery.RecoveryCode;
import dev.secondfactor.core.recovery.RecoverySet;
import dev.secondfactor.core.setting.Setting;
import java.util.Arrays;
import java.util.List;

/** Settings of codes: where they go, how they look and how long they work. */
public final class CodeFields {

  static final Setting EMAIL_DESTINATION =
      Setting.choice(
          "emailDestination",
          Arrays.stream(EmailDestination.values()).map(EmailDestination::id).toList(),
          EmailDestination.ENROLLED.id(),
          "enrolled: codes go only to an address that the user enrolled as a second factor."
              + " account-address: the verified address of the account serves without enrolment.");

  static final Setting CODE_LENGTH =
      Setting.number("codeLength", 6, 10, 6, "Digits of a code sent by message.");

  static final Setting CODE_LIFETIME =
      Setting.number(
          "codeLifetime", 60, 600, 300, "Seconds for which a code sent by message is accepted.");

  static final Setting GUESSES_PER_CODE =
      Setting.number("guessesPerCode", 1, 10, 5, "Wrong attempts that end one code.");

  static final Setting TOTP_SETUP_LIFETIME =
      Setting.number(
          "totpSetupLifetime",
          60,
          3600,
          600,
          "Seconds for which the secret of an authenticator app can be used after it was shown for"
              + " set-up.");

  static final Setting RECOVERY_CODES =
      Setting.number(
          "recoveryCodes",
          RecoverySet.FEWEST,
          RecoveryCode.MOST,
          10,
          "Codes in a new set of recovery codes.");

  /** Whether users can see their codes again; the keys for that are not part of the policy. */
  public static final Setting RECOVERY_CODES_VIEWABLE =
      Setting.flag(
          "recoveryCodesViewable",
          false,
          "true: users can see the codes of their set again, after a check of their second factor."
              + " For that the codes are also kept encrypted, under a key that is not in the"
              + " database. false: only hashes are kept.");

  /** Where the keys for seeing recovery codes again are. */
  public static final Setting RECOVERY_CODES_KEY =
      Setting.secret(
          "recoveryCodesKey",
          "a reference like ${vault.name}",
          value -> value.matches("\\$\\{vault\\.[^{}]+}"),
          "Where the vault has the keys for that: 32 bytes each in Base64, the current one first,"
              + " older ones after it, separated by commas. Empty: the keys of the server option"
              + " spi-credential--second-factor-recovery-codes--keys.");

  static final Setting RECOVERY_CODES_AFTER_TOTP =
      Setting.flag(
          "recoveryCodesAfterTotp",
          true,
          "true: users without recovery codes are offered a set when they have set up an"
              + " authenticator app, if a login flow of the realm takes the codes.");

  /** All of these, in the order of forms. */
  static final List<Setting> ALL =
      List.of(
          EMAIL_DESTINATION,
          CODE_LENGTH,
          CODE_LIFETIME,
          GUESSES_PER_CODE,
          TOTP_SETUP_LIFETIME,
          RECOVERY_CODES,
          RECOVERY_CODES_VIEWABLE,
          RECOVERY_CODES_KEY,
          RECOVERY_CODES_AFTER_TOTP);

  private CodeFields() {}
}
