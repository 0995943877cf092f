package dev.secondfactor.keycloak.flow.maker;

import dev.secondfactor.keycloak.flow.LevelSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * The part of a login by browser that asks for the password: level 1. The form may take a passkey
 * in its place, of which the references tell something else.
 *
 * @param writer the flow that is written
 * @param passkeys the condition that holds for who has not signed in with a passkey; empty where
 *     the form takes none
 */
record PasswordPart(FlowWriter writer, List<AuthenticationExecutionModel> passkeys) {

  /** The sub-flow that is executed for who has signed in with a passkey. */
  static final String PASSKEY = "passkey";

  /** Keeps the list from being changed. */
  PasswordPart {
    passkeys = List.copyOf(passkeys);
  }

  /** Writes it with a form that is like another. */
  void into(String parent, AuthenticationExecutionModel like) {
    String part = begin(parent);
    if (passkeys.isEmpty()) {
      writer.copy(part, like, like.getRequirement(), Optional.of(Reference.PASSWORD));
    } else {
      writer.copy(part, like, like.getRequirement(), Optional.empty());
      passwordOrPasskey(part);
    }
  }

  /** Writes it with a form that has no settings. */
  void into(String parent, String form) {
    writer.step(begin(parent), form, Requirement.REQUIRED, Reference.PASSWORD);
  }

  private String begin(String parent) {
    String part =
        writer.subFlow(parent, "password", "Level 1: the password", Requirement.CONDITIONAL);
    new Levels(writer).reach(part, LevelSetting.PASSWORD);
    return part;
  }

  private void passwordOrPasskey(String part) {
    String password =
        writer.subFlow(part, "no passkey", "Who has given the password", Requirement.CONDITIONAL);
    passkeys.forEach(like -> writer.copy(password, like, Requirement.REQUIRED));
    new Levels(writer).pass(password, Reference.PASSWORD);
    String passkey =
        writer.subFlow(part, PASSKEY, "Who has signed in with a passkey", Requirement.CONDITIONAL);
    writer.step(
        passkey,
        StartingFlow.PASSKEY_CONDITION,
        Requirement.REQUIRED,
        PASSKEY,
        Map.of(
            StartingFlow.PASSKEY_CREDENTIALS,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS,
            StartingFlow.PASSKEY_INCLUDED,
            "true"));
    new Levels(writer).pass(passkey, Reference.KEY);
  }
}
