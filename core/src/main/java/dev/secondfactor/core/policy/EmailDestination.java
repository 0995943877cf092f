package dev.secondfactor.core.policy;

/** Which address a code by e-mail goes to. */
public enum EmailDestination {
  /** Only an address that the user enrolled as a second factor. */
  ENROLLED("enrolled"),
  /** An enrolled address when there is one, else the verified address of the account. */
  ACCOUNT_ADDRESS("account-address");

  private final String id;

  EmailDestination(String id) {
    this.id = id;
  }

  /** The name in configuration, for example {@code account-address}. */
  public String id() {
    return id;
  }
}
