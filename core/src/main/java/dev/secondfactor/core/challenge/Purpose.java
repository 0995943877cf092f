package dev.secondfactor.core.challenge;

/** What a code is asked for. A code for one purpose is wrong for every other. */
public enum Purpose {
  /** The second step of a login. */
  LOGIN("login"),
  /** Proof of a destination that is being enrolled. */
  ENROLMENT("enrol"),
  /** A fresh check before a factor is changed (ASVS 7.5.1). */
  STEP_UP("step-up");

  private final String id;

  Purpose(String id) {
    this.id = id;
  }

  /** The name in pages and keys, for example {@code step-up}. */
  public String id() {
    return id;
  }
}
