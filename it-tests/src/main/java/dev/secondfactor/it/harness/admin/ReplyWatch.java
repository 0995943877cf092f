package dev.secondfactor.it.harness.admin;

/** Sees every answer of the admin API, and throws when one is not as it should be. */
@FunctionalInterface
public interface ReplyWatch {

  /**
   * An answer has come.
   *
   * @param method the HTTP method of the call
   * @param path its path, from {@code /admin} on
   */
  void answered(String method, String path, Reply reply);
}
