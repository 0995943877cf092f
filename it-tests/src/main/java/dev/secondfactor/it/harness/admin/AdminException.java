package dev.secondfactor.it.harness.admin;

/** The admin API refused a call that the test needed to work. */
public final class AdminException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AdminException(String method, String path, Reply reply) {
    super(method + " " + path + ": " + reply.status() + " " + reply.body());
  }
}
