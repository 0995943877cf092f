package dev.secondfactor.it.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Deque's rules for WCAG 2.2, levels A and AA. */
final class Axe {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /**
   * What is wrong with Keycloak's own frame around our pages, as rule and element: the name of who
   * signs in has no label (theme keycloak.v2), and the link "Try another way" is too pale (theme
   * keycloak). Everything else on the page counts.
   */
  private static final Map<String, String> OF_KEYCLOAK =
      Map.of("label", "#kc-attempted-username", "color-contrast", "#try-another-way");

  private Axe() {}

  static void check(Page page) {
    check(page, new AxeBuilder(page));
  }

  /** Looks at what a CSS query finds, and at nothing around it. */
  static void check(Page page, String cssQuery) {
    check(page, new AxeBuilder(page).include(cssQuery));
  }

  private static void check(Page page, AxeBuilder axe) {
    List<Rule> violations =
        axe.withTags(RULES).analyze().getViolations().stream()
            .filter(rule -> rule.getNodes().stream().anyMatch(node -> isOurs(rule, node)))
            .toList();
    if (!violations.isEmpty()) {
      throw new AssertionError(
          violations.stream()
              .map(Axe::readable)
              .collect(Collectors.joining("\n", "barriers on " + page.url() + ":\n", "")));
    }
  }

  private static boolean isOurs(Rule rule, CheckedNode node) {
    return !List.of(OF_KEYCLOAK.getOrDefault(rule.getId(), ""))
        .toString()
        .equals(String.valueOf(node.getTarget()));
  }

  private static String readable(Rule rule) {
    return rule.getId()
        + " ("
        + rule.getImpact()
        + "): "
        + rule.getHelp()
        + rule.getNodes().stream().map(Axe::readable).collect(Collectors.joining());
  }

  private static String readable(CheckedNode node) {
    return "\n    "
        + node.getHtml()
        + "\n      "
        + node.getFailureSummary().replace("\n", "\n      ");
  }
}
