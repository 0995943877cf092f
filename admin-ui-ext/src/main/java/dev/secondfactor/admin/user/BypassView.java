package dev.secondfactor.admin.user;

/**
 * A code that was issued, as JSON.
 *
 * @param code as the user has to enter it
 * @param expires its end, in UTC
 */
public record BypassView(String code, String expires) {

  /** Without the code. */
  @Override
  public String toString() {
    return "bypass code until " + expires;
  }
}
