package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import dev.secondfactor.it.harness.realm.PaperCode;
import java.util.List;

/**
 * Our page for a set of recovery codes: it tells how many are left, shows new ones to be saved, or
 * shows the ones that there are once more.
 */
public final class RecoverySetupPage {

  private final Page page;

  public RecoverySetupPage(Page page) {
    this.page = page.expect("login-second-factor-recovery-setup");
  }

  /** The codes that it shows, in order; none when it shows none. */
  public List<PaperCode> codes() {
    return codes("#kc-second-factor-codes code");
  }

  /** Those among them that are crossed out. */
  public List<PaperCode> usedCodes() {
    return codes("#kc-second-factor-codes del code");
  }

  /** Says that the codes are saved, and ends the set-up. */
  public Page finish() {
    return saved().submit("finish", "true");
  }

  /** Wants to end the set-up without having saved the codes. */
  public Page finishUnsaved() {
    return form().submit("finish", "true");
  }

  /** The form with the box ticked. */
  public Form saved() {
    return form().with("saved", "on");
  }

  /** Makes new codes. */
  public RecoverySetupPage renew() {
    return form().submit("renew", "true").as(RecoverySetupPage::new);
  }

  /** Asks to see the codes again. */
  public Page view() {
    return form().submit("view", "true");
  }

  /** Has seen them. */
  public Page done() {
    return form().submit("done", "true");
  }

  /** Goes on, or puts the set-up off. */
  public Page later() {
    return form().submit("later", "true");
  }

  /** Gives an action of the account console up. */
  public Page cancelAction() {
    return form().submit("cancel-aia", "true");
  }

  /** Whether a button is there, such as {@code later}. */
  public boolean offers(String button) {
    return page.find("button[name=" + button + "], input[type=submit][name=" + button + "]")
        .isPresent();
  }

  /** The form as it came. */
  public Form form() {
    return page.form("kc-second-factor-form");
  }

  /** How many codes are left, in words. */
  public String left() {
    return page.text("#kc-second-factor-left");
  }

  /** That older codes become void, in words; empty when there are none. */
  public String voids() {
    return page.text("#kc-second-factor-voids");
  }

  /** What is wrong. */
  public String error() {
    return page.error("saved");
  }

  /** The page below this one. */
  public Page page() {
    return page;
  }

  private List<PaperCode> codes(String cssQuery) {
    return page.document().select(cssQuery).eachText().stream().map(PaperCode::new).toList();
  }
}
