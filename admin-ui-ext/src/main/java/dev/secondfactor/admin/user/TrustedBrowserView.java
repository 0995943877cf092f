package dev.secondfactor.admin.user;

import dev.secondfactor.admin.answer.Answers;
import dev.secondfactor.keycloak.trust.StoredTrust;

/**
 * A browser that is trusted, as JSON.
 *
 * @param id its stored credential
 * @param label the browser and its system, or what an administrator has called it
 * @param trustedAt when the user had it trusted, in UTC
 * @param lastUsedAt when it was last used to sign in, in UTC
 * @param ipAddress where that was
 * @param until until when it is trusted at most, in UTC
 */
public record TrustedBrowserView(
    String id, String label, String trustedAt, String lastUsedAt, String ipAddress, String until) {

  static TrustedBrowserView of(StoredTrust browser) {
    return new TrustedBrowserView(
        browser.id(),
        browser.label(),
        Answers.text(browser.trustedAt()),
        Answers.text(browser.lastUsedAt()),
        browser.ipAddress(),
        Answers.text(browser.until()));
  }
}
