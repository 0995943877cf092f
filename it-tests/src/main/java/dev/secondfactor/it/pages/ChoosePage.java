package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import java.util.List;

/** Our page on which a user without a second factor chooses one. */
public final class ChoosePage {

  private final Page page;

  public ChoosePage(Page page) {
    this.page = page.expect("login-second-factor-choose");
  }

  /** The ids of the methods, in order. */
  public List<String> methods() {
    return page.document().select("button[name=method]").eachAttr("value");
  }

  /** Takes a method. */
  public Page choose(String method) {
    return form().submit("method", method);
  }

  /** Whether the set-up can be put off. */
  public boolean canBePutOff() {
    return page.find("button[name=later]").isPresent();
  }

  /** Puts the set-up off, whether or not there is a button for it. */
  public Page putOff() {
    return form().submit("later", "true");
  }

  /** How long it can be put off, in words; empty when it cannot. */
  public String grace() {
    return page.text("#kc-second-factor-grace");
  }

  /** The form as it came. */
  public Form form() {
    return page.form("kc-second-factor-form");
  }

  /** The page below this one. */
  public Page page() {
    return page;
  }
}
