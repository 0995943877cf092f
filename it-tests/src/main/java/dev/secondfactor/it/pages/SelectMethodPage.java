package dev.secondfactor.it.pages;

import dev.secondfactor.it.harness.login.Page;
import java.util.List;
import org.jsoup.nodes.Element;

/** Keycloak's choice of methods, behind "Try another way". */
public final class SelectMethodPage {

  private final Page page;

  public SelectMethodPage(Page page) {
    this.page = page.expect("login-select-authenticator");
  }

  /** The names of the methods, in order. */
  public List<String> methods() {
    return page.document()
        .select("#kc-select-credential-form ~ div h2, .select-auth-box-headline")
        .eachText();
  }

  /** The whole texts of the methods: name and help. */
  public List<String> descriptions() {
    return page.document().select("form#kc-select-credential-form").stream()
        .map(SelectMethodPage::itemOf)
        .map(Element::text)
        .toList();
  }

  /**
   * Takes the first method whose name has this word.
   *
   * @throws AssertionError when none has it
   */
  public Page choose(String word) {
    List<String> descriptions = descriptions();
    List<Element> forms = page.document().select("form");
    int nth = 0;
    for (int i = 0; i < forms.size(); i++) {
      if (forms.get(i).id().equals("kc-select-credential-form")) {
        if (descriptions.get(nth).contains(word)) {
          return page.forms().get(i).submit();
        }
        nth++;
      }
    }
    throw new AssertionError("no method " + word + " among " + descriptions);
  }

  private static Element itemOf(Element form) {
    Element parent = form.parent();
    return parent == null || parent.tagName().equals("body") ? form : parent;
  }
}
