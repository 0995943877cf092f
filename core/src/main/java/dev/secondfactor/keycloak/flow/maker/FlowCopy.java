package dev.secondfactor.keycloak.flow.maker;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;

/**
 * Copies Keycloak's flow into the one that is written.
 *
 * @param start what is copied, what is left out and where the second factor is asked for
 * @param kind what it is for
 * @param writer the flow that is written
 * @param secondFactor writes what asks for a second factor into the flow with this id
 * @param passkeys the condition under which Keycloak's flow spares passkeys
 * @param seen the flows that were copied: one that stands in itself is copied once
 */
record FlowCopy(
    StartingFlow start,
    FlowKind kind,
    FlowWriter writer,
    Consumer<String> secondFactor,
    List<AuthenticationExecutionModel> passkeys,
    Set<String> seen) {

  FlowCopy(StartingFlow start, FlowKind kind, FlowWriter writer, Consumer<String> secondFactor) {
    this(start, kind, writer, secondFactor, start.conditions(writer.realm()), new HashSet<>());
  }

  /** Copies what is in a flow to another. */
  void copy(String from, String to) {
    if (seen.add(from)) {
      writer
          .realm()
          .getAuthenticationExecutionsStream(from)
          .forEachOrdered(execution -> copy(execution, to));
    }
  }

  private void copy(AuthenticationExecutionModel execution, String to) {
    if (execution.isAuthenticatorFlow()) {
      copySubFlow(execution, to);
    } else if (start.place().equals(execution.getAuthenticator()) && execution.isEnabled()) {
      copyFirstFactor(execution, to);
      secondFactor.accept(to);
    } else if (!start.left().contains(execution.getAuthenticator())) {
      writer.copy(to, execution, execution.getRequirement());
    }
  }

  private void copyFirstFactor(AuthenticationExecutionModel execution, String to) {
    switch (kind) {
      case BROWSER, ADMIN_CONSOLE -> new PasswordPart(writer, passkeys).into(to, execution);
      case DIRECT_GRANT ->
          writer.copy(to, execution, execution.getRequirement(), Optional.of(Reference.PASSWORD));
      case RESET_CREDENTIALS, FIRST_BROKER_LOGIN, POST_BROKER_LOGIN ->
          writer.copy(to, execution, execution.getRequirement());
    }
  }

  private void copySubFlow(AuthenticationExecutionModel execution, String to) {
    AuthenticationFlowModel flow = writer.realm().getAuthenticationFlowById(execution.getFlowId());
    if (flow != null && !start.isLeft(writer.realm(), flow.getId())) {
      copy(flow.getId(), writer.subFlow(to, execution, flow));
    }
  }
}
