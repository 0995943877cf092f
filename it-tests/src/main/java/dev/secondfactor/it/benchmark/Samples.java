package dev.secondfactor.it.benchmark;

import java.time.Duration;
import java.util.List;

/** Durations that were measured, in milliseconds, in order of size. */
record Samples(List<Double> sorted) {

  static Samples of(List<Duration> durations) {
    return new Samples(
        durations.stream().map(duration -> duration.toNanos() / 1e6).sorted().toList());
  }

  double median() {
    return quantile(0.5);
  }

  double p95() {
    return quantile(0.95);
  }

  private double quantile(double share) {
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
