package dev.secondfactor.admin.check;

/**
 * What is wrong in a realm, as JSON.
 *
 * @param id the stable name
 * @param severity {@code error} when somebody can get around the second factor or cannot sign in,
 *     {@code warning} when protection is weaker than it looks, {@code info} for the rest
 * @param message what is wrong, for an administrator
 * @param fix what to do about it
 */
public record FindingView(String id, String severity, String message, String fix) {

  static FindingView error(String id, String message, String fix) {
    return new FindingView(id, "error", message, fix);
  }

  static FindingView warning(String id, String message, String fix) {
    return new FindingView(id, "warning", message, fix);
  }

  static FindingView info(String id, String message, String fix) {
    return new FindingView(id, "info", message, fix);
  }
}
