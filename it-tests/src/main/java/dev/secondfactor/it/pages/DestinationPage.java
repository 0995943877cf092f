package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;

/** Our page that asks where codes are to go, whatever the method. */
public interface DestinationPage {

  /** The name of the field for the destination. */
  String field();

  /** The page below this one. */
  Page page();

  /** Sends a destination; a code goes there. */
  default Page submit(String destination) {
    return form().with(field(), destination).submit("login", "");
  }

  /** The form as it came. */
  default Form form() {
    return page().form("kc-second-factor-form");
  }

  /** The destination that is filled in already. */
  default String prefilled() {
    return page().find("#" + field()).map(input -> input.attr("value")).orElse("");
  }

  /** What it says of the last try, or an empty text. */
  default String error() {
    return page().error(field());
  }

  /** Gives the action of the account console up. */
  default Page cancelAction() {
    return form().submit("cancel-aia", "true");
  }
}
