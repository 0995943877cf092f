package dev.secondfactor.keycloak.flow.maker;

/**
 * What is in the way of a change of the flows, in one sentence. What was changed is to be undone.
 */
public final class FlowConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /** A conflict, in one sentence. */
  public FlowConflict(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** What is in the way. */
  public String reason() {
    return reason;
  }
}
