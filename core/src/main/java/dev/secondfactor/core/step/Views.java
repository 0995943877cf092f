package dev.secondfactor.core.step;

import dev.secondfactor.core.challenge.Challenge;
import dev.secondfactor.core.delivery.DeliveryState;
import dev.secondfactor.core.delivery.Progress;
import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.core.lockout.LockState;
import dev.secondfactor.core.policy.SendRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Turns what is known of a challenge or a lock into what the page shows. */
public final class Views {

  private final SendRules rules;
  private final Tickets tickets;
  private final Clock clock;

  /** Views under these rules. */
  public Views(SendRules rules, Tickets tickets, Clock clock) {
    this.rules = rules;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** The page of a challenge, live or expired. */
  CodeView of(Challenge challenge) {
    Duration remaining = challenge.remaining(clock.instant());
    return view(
        challenge, remaining.isZero() ? CodeView.State.CLOSED : CodeView.State.OPEN, remaining);
  }

  /** The page of a challenge that takes no more guesses. */
  CodeView spent(Challenge challenge) {
    return view(challenge, CodeView.State.CLOSED, Duration.ZERO);
  }

  /** The page of a message that another request is sending at this moment. */
  CodeView underWay(Duration lifetime, int number) {
    return new CodeView(
        CodeView.State.OPEN,
        lifetime,
        rules.waitAfter(number),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }

  /** The page of a lock; empty when there is none. */
  static Optional<Page> barred(LockState state) {
    if (state instanceof LockState.Locked locked) {
      return Optional.of(
          new Page(CodeView.locked(locked.remaining()), new Notice.Locked(locked.remaining())));
    }
    return state instanceof LockState.Disabled
        ? Optional.of(new Page(CodeView.disabled(), new Notice.Disabled()))
        : Optional.empty();
  }

  private CodeView view(Challenge challenge, CodeView.State state, Duration expiresIn) {
    Optional<Progress> progress = tickets.progress(challenge.ticket());
    Optional<DeliveryState> delivery = progress.map(Progress::state);
    // Nobody waits for a message that was not sent or did not arrive.
    Duration wait =
        delivery.filter(DeliveryState::isFailure).isPresent() ? Duration.ZERO : waitOf(challenge);
    Optional<String> followed =
        progress.filter(known -> !known.isLast()).map(known -> challenge.ticket());
    return new CodeView(state, expiresIn, wait, delivery, followed, Duration.ZERO);
  }

  private Duration waitOf(Challenge challenge) {
    Instant next = challenge.issuedAt().plus(rules.waitAfter(challenge.number()));
    Duration wait = Duration.between(clock.instant(), next);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
