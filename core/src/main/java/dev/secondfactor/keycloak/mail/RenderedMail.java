package dev.secondfactor.keycloak.mail;

/**
 * A mail, ready to be sent.
 *
 * @param subject one line
 * @param text the plain text
 * @param html the same as HTML
 */
record RenderedMail(String subject, String text, String html) {

  /** Without the content. */
  @Override
  public String toString() {
    return "RenderedMail";
  }
}
