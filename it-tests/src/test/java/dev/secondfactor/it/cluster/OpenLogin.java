package dev.secondfactor.it.cluster;

import dev.secondfactor.it.harness.cluster.Node;
import dev.secondfactor.it.harness.login.Form;
import dev.secondfactor.it.harness.login.Page;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A login that waits for a code.
 *
 * @param page asks for it
 * @param right the code that is right now
 * @param wrong the n-th code that is not; each n gives another one, from 0
 */
record OpenLogin(Page page, Supplier<String> right, IntFunction<String> wrong) {

  /** The right code, to be posted to a node. */
  Form right(Node node) {
    return withCode(right.get(), node);
  }

  /** A wrong code, to be posted to a node. */
  Form wrong(int n, Node node) {
    return withCode(wrong.apply(n), node);
  }

  /** The same login as a node shows it now. */
  OpenLogin reloaded(Node node) {
    return new OpenLogin(page.session().get(node.here(page.shownUri())), right, wrong);
  }

  /** What the page says of the last try. */
  String error() {
    return page.error("code");
  }

  private Form withCode(String code, Node node) {
    return node.here(page.form("kc-second-factor-form").with("code", code).with("login", ""));
  }
}
