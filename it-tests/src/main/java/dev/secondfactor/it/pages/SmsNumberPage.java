package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Page;
import java.util.List;

/** Our page that asks for the number to enrol, with its country. */
public final class SmsNumberPage implements DestinationPage {

  private final Page page;

  public SmsNumberPage(Page page) {
    this.page = page.expect("login-second-factor-sms-number");
  }

  @Override
  public String field() {
    return "number";
  }

  @Override
  public Page page() {
    return page;
  }

  /** Sends a number of another country, two letters of ISO 3166. */
  public Page submit(String country, String number) {
    return form().with("country", country).with(field(), number).submit("login", "");
  }

  /** Takes one of the safer methods in place of it. */
  public Page instead(String method) {
    return form().submit("instead", method);
  }

  /** Whether it says that the number filled in is only known to the account, and not proven. */
  public boolean isSuggestion() {
    return page.find("#kc-second-factor-suggested").isPresent();
  }

  /** The countries to choose from, two letters of ISO 3166 each; none when there is no choice. */
  public List<String> countries() {
    return page.document().select("#country option").eachAttr("value");
  }

  /** The names of the countries to choose from, with their calling codes, in order. */
  public List<String> countryNames() {
    return page.document().select("#country option").eachText();
  }

  /** The country that is chosen already. */
  public String country() {
    return page.find("#country option[selected]").map(option -> option.attr("value")).orElse("");
  }

  /** The masked number that is enrolled now, when this is a change. */
  public String current() {
    return page.text("#kc-second-factor-current");
  }

  /** What it says of the risk. */
  public String risk() {
    return page.text("#kc-second-factor-risk");
  }

  /** The ids of the safer methods that it offers. */
  public List<String> saferMethods() {
    return page.document().select("button[name=instead]").eachAttr("value");
  }
}
