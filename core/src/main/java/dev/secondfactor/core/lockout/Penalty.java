package dev.secondfactor.core.lockout;

/** What too many wrong codes in a row lead to. */
public enum Penalty {
  /** The method is locked for a time. */
  LOCK("lock"),
  /** The account is deactivated as well, until an administrator enables it. */
  DEACTIVATE("deactivate");

  private final String id;

  Penalty(String id) {
    this.id = id;
  }

  /** The name in configuration. */
  public String id() {
    return id;
  }
}
