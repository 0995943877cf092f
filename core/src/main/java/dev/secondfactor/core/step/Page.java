package dev.secondfactor.core.step;

/**
 * A page to show.
 *
 * @param view its state
 * @param notice what to say
 */
public record Page(CodeView view, Notice notice) {

  /** The page of an account that wrong codes have deactivated. */
  public static Page deactivated() {
    return new Page(CodeView.disabled(), new Notice.Deactivated());
  }

  /** Whether the method is barred and the account is not, so that another method may do. */
  public boolean isBarredAlone() {
    return view.isBarred() && !(notice instanceof Notice.Deactivated);
  }

  static Page of(CodeView view) {
    return new Page(view, new Notice.None());
  }
}
