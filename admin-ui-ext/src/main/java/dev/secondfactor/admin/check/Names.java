package dev.secondfactor.admin.check;

import java.util.Collection;
import java.util.List;

/** Lists names in a sentence. */
final class Names {

  private static final int SHOWN = 5;

  private Names() {}

  /** The first few, in order, and how many more there are. */
  static String of(Collection<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    String first = String.join(", ", sorted.subList(0, Math.min(SHOWN, sorted.size())));
    return sorted.size() > SHOWN ? first + " and " + (sorted.size() - SHOWN) + " more" : first;
  }
}
