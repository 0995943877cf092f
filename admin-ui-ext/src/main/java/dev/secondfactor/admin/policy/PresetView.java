package dev.secondfactor.admin.policy;

import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.Preset;
import java.util.List;

/**
 * A preset of the policy, as JSON.
 *
 * @param id its name
 * @param methods the methods that may be offered at login under it
 */
public record PresetView(String id, List<String> methods) {

  /** Keeps the list from being changed. */
  public PresetView {
    methods = List.copyOf(methods);
  }

  static PresetView of(Preset preset) {
    return new PresetView(preset.id(), preset.allowed().stream().map(Method::id).toList());
  }
}
