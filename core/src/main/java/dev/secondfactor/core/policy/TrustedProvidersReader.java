package dev.secondfactor.core.policy;

import dev.secondfactor.core.setting.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads whose word counts. A provider whose entries say two things is not spared by the looser. */
final class TrustedProvidersReader {

  private final SettingsReader read;
  private final Preset preset;

  TrustedProvidersReader(SettingsReader read, Preset preset) {
    this.read = read;
    this.preset = preset;
  }

  TrustedProviders read() {
    List<TrustedProvider> entries =
        new ArrayList<>(
            read.texts(PolicyFields.TRUSTED_PROVIDERS).stream()
                .flatMap(text -> TrustedProvider.parse(text).stream())
                .toList());
    List<TrustedProvider> proven =
        entries.stream().filter(entry -> entry.proof().isPresent()).toList();
    refuse(
        entries,
        entry -> proven.stream().anyMatch(other -> other.alias().equals(entry.alias())),
        "a provider either alone, or with what its token has to say");
    refuse(
        entries,
        entry -> !preset.allowsExemptProviders(),
        "a provider with what its token has to say, with the preset " + preset.id());
    return new TrustedProviders(entries);
  }

  private void refuse(
      List<TrustedProvider> entries, Predicate<TrustedProvider> which, String allowed) {
    List<TrustedProvider> refused =
        entries.stream().filter(entry -> entry.proof().isEmpty()).filter(which).toList();
    entries.removeAll(refused);
    refused.forEach(entry -> read.refuse(PolicyFields.TRUSTED_PROVIDERS, entry.alias(), allowed));
  }
}
