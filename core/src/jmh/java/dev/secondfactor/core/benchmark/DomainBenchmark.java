package dev.secondfactor.core.benchmark;

import dev.secondfactor.core.budget.Budget;
import dev.secondfactor.core.budget.Budgets;
import dev.secondfactor.core.budget.Take;
import dev.secondfactor.core.challenge.Binding;
import dev.secondfactor.core.challenge.Challenge;
import dev.secondfactor.core.challenge.Challenges;
import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.challenge.Verdict;
import dev.secondfactor.core.code.CodeGenerator;
import dev.secondfactor.core.code.CodeInput;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the domain itself costs, on a store that costs nothing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class DomainBenchmark {

  private final EphemeralStore store = new MapStore();
  private final SecureRandom random = new SecureRandom();
  private final KeyedHash hash =
      KeyedHash.derivedFrom(new SecretKeySpec(new byte[64], "HmacSHA512"));
  private final Budgets budgets = new Budgets(store, random, Clock.systemUTC());
  private final Challenges challenges = new Challenges(store, budgets, hash, Clock.systemUTC());
  private final CodeGenerator codes = new CodeGenerator(random);
  private final Binding binding =
      new Binding("realm", "user", "session", Method.EMAIL_OTP, Purpose.LOGIN, "alice@example.org");

  /** Draws a code. */
  @Benchmark
  public String draw() {
    return codes.draw(6);
  }

  /** Reads what a person typed. */
  @Benchmark
  public Optional<String> read() {
    return CodeInput.digits(" 123 456 ", 6);
  }

  /** Takes a permit and gives it back. */
  @Benchmark
  public Take takeAndGiveBack() {
    Take take = budgets.take("key", new Budget(5, Duration.ofMinutes(10)));
    budgets.giveBack((Take.Taken) take);
    return take;
  }

  /** Issues a challenge and answers it. */
  @Benchmark
  public Verdict issueAndAnswer() {
    Challenge challenge = challenges.issue(binding, "123456", Duration.ofMinutes(5), 1, "ticket");
    return challenges.answer(binding, challenge, "123456");
  }

  /** A map that forgets nothing. */
  private static final class MapStore implements EphemeralStore {

    private final Map<String, Map<String, String>> entries = new ConcurrentHashMap<>();

    @Override
    public boolean claim(String key, Duration lifetime) {
      return entries.putIfAbsent(key, Map.of()) == null;
    }

    @Override
    public boolean isClaimed(String key) {
      return entries.containsKey(key);
    }

    @Override
    public void put(String key, Duration lifetime, Map<String, String> values) {
      entries.put(key, values);
    }

    @Override
    public Optional<Map<String, String>> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public Optional<Map<String, String>> remove(String key) {
      return Optional.ofNullable(entries.remove(key));
    }
  }
}
