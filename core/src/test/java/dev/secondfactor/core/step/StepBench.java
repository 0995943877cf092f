package dev.secondfactor.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.budget.Budgets;
import dev.secondfactor.core.budget.SendBudgets;
import dev.secondfactor.core.challenge.Challenges;
import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.code.CodeGenerator;
import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.delivery.DeliveryState;
import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.core.destination.EmailAddress;
import dev.secondfactor.core.lockout.GuardRecords;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.policy.PolicyReader;
import dev.secondfactor.core.policy.PolicyReading;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import dev.secondfactor.core.store.EphemeralStore;
import dev.secondfactor.core.store.KeyedHash;
import dev.secondfactor.core.testing.Hashes;
import dev.secondfactor.core.testing.InMemoryGuards;
import dev.secondfactor.core.testing.InMemoryStore;
import dev.secondfactor.core.testing.MovableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A code step with all that it stands on; what is sent is kept in a list. */
final class StepBench {

  static final String ADDRESS = "anna@example.com";

  final MovableClock clock;
  final InMemoryStore store;
  final InMemoryGuards guards = new InMemoryGuards();
  final List<CodeMessage> sent = new CopyOnWriteArrayList<>();

  private final SecondFactorPolicy policy;
  private final AtomicInteger numbers = new AtomicInteger();

  /** Settings as {@code name=value}; the others have their defaults. */
  StepBench(String... settings) {
    this(new MovableClock(), settings);
  }

  /** The same realm after its settings were changed. */
  StepBench(StepBench before, String... settings) {
    this(before.clock, before.store, settings);
  }

  private StepBench(MovableClock clock, String... settings) {
    this(clock, new InMemoryStore(clock), settings);
  }

  private StepBench(MovableClock clock, InMemoryStore store, String... settings) {
    this.clock = clock;
    this.store = store;
    PolicyReading reading =
        PolicyReader.read(
            field ->
                Arrays.stream(settings)
                    .filter(setting -> setting.startsWith(field + "="))
                    .map(setting -> setting.substring(field.length() + 1))
                    .toList());
    assertThat(reading.problems()).isEmpty();
    this.policy = reading.policy();
  }

  CodeStep step() {
    return step(store, guards);
  }

  CodeStep step(EphemeralStore view, GuardRecords records) {
    KeyedHash hash = Hashes.of("realm");
    SplittableRandom random = new SplittableRandom(numbers.incrementAndGet());
    Budgets budgets = new Budgets(view, random, clock);
    Challenges challenges = new Challenges(view, budgets, hash, clock);
    Tickets tickets = new Tickets(view);
    Views views = new Views(policy.sends(), tickets, clock);
    CodeSender sender =
        new CodeSender(
            policy,
            challenges,
            new SendBudgets(budgets, hash, policy.sends()),
            new CodeGenerator(random),
            tickets,
            () -> String.format(Locale.ROOT, "ticket-%020d", numbers.incrementAndGet()),
            sent::add,
            views);
    Lockout lockout = new Lockout(view, records, hash, policy.lockout(), clock);
    return new CodeStep(policy.code(), challenges, lockout, sender, views, clock);
  }

  static CodeRequest request() {
    return request("session/tab", Purpose.LOGIN, ADDRESS);
  }

  static CodeRequest inSession(String session) {
    return request(session, Purpose.LOGIN, ADDRESS);
  }

  static CodeRequest request(String session, Purpose purpose, String address) {
    return new CodeRequest(
        "realm",
        "user",
        session,
        Method.EMAIL_OTP,
        purpose,
        EmailAddress.parse(address).orElseThrow(),
        "192.0.2.7");
  }

  Page open() {
    return step().open(request());
  }

  Page resend() {
    return step().resend(request());
  }

  Answer submit(String input) {
    return step().submit(request(), input);
  }

  Answer wrong() {
    return submit(wrongCode());
  }

  Answer wrong(int times) {
    for (int i = 1; i < times; i++) {
      wrong();
    }
    return wrong();
  }

  /** The code of the newest message. */
  String code() {
    return code(sent.size());
  }

  /** The code of a message, 1 for the first. */
  String code(int number) {
    return sent.get(number - 1).code();
  }

  /** A code that no message had. */
  String wrongCode() {
    List<String> codes = sent.stream().map(CodeMessage::code).toList();
    return codes.contains("000000") ? "999999" : "000000";
  }

  /** Ends the delivery of the newest message. */
  void deliver(DeliveryResult result) {
    new Tickets(store).close(sent.get(sent.size() - 1).ticket(), result);
  }

  /** The provider reports this of the newest message. */
  void report(DeliveryState state) {
    new Tickets(store).report(sent.get(sent.size() - 1).ticket(), state, "30003");
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Page pageOf(Answer answer) {
    return answer instanceof Answer.Wrong wrong
        ? wrong.page()
        : ((Answer.NotCompared) answer).page();
  }

  static Notice noticeOf(Answer answer) {
    return pageOf(answer).notice();
  }
}
