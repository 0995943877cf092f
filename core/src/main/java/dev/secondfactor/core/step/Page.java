package dev.secondfactor.core.step;

/**
 * A page to show.
 *
 * @param view its state
 * @param notice what to say
 */
public record Page(CodeView view, Notice notice) {

  static Page of(CodeView view) {
    return new Page(view, new Notice.None());
  }
}
