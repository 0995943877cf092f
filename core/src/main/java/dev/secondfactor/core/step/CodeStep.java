package dev.secondfactor.core.step;

import dev.secondfactor.core.budget.Take;
import dev.secondfactor.core.challenge.Challenge;
import dev.secondfactor.core.challenge.Challenges;
import dev.secondfactor.core.challenge.Verdict;
import dev.secondfactor.core.code.CodeInput;
import dev.secondfactor.core.lockout.Lockout;
import dev.secondfactor.core.policy.CodeRules;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * One step that asks for a code sent by message. Opening the page sends the first message of the
 * session and no more, however often it is reloaded; everything after that is asked for.
 */
public final class CodeStep {

  private final CodeRules rules;
  private final Challenges challenges;
  private final Guesses guesses;
  private final CodeSender sender;
  private final Views views;
  private final Clock clock;

  /** A step over these parts. */
  public CodeStep(
      CodeRules rules,
      Challenges challenges,
      Lockout lockout,
      CodeSender sender,
      Views views,
      Clock clock) {
    this.rules = rules;
    this.challenges = challenges;
    this.guesses = new Guesses(lockout);
    this.sender = sender;
    this.views = views;
    this.clock = clock;
  }

  /** Opens the page; sends the first message when this session has none. */
  public Page open(CodeRequest request) {
    Optional<Page> barred = barred(request);
    if (barred.isPresent()) {
      return barred.orElseThrow();
    }
    Optional<Challenge> known = challenges.find(request.binding());
    if (known.isEmpty()) {
      return sender.send(request, 1);
    }
    Challenge challenge = known.orElseThrow();
    return challenge.isLive(clock.instant())
        ? Page.of(views.of(challenge))
        : new Page(views.of(challenge), new Notice.Expired());
  }

  /** Sends another message, when it is time for one. */
  public Page resend(CodeRequest request) {
    Optional<Page> barred = barred(request);
    if (barred.isPresent()) {
      return barred.orElseThrow();
    }
    Optional<Challenge> known = challenges.find(request.binding());
    if (known.isEmpty()) {
      return sender.send(request, 1);
    }
    CodeView view = views.of(known.orElseThrow());
    return view.resendIn().isZero()
        ? sender.send(request, known.orElseThrow().number() + 1)
        : new Page(view, new Notice.ResendWait(view.resendIn()));
  }

  /**
   * Answers a submitted code. What cannot be a code is told apart first; then permits are taken;
   * only then the code is compared.
   */
  public Answer submit(CodeRequest request, String input) {
    Optional<Page> barred = barred(request);
    if (barred.isPresent()) {
      return new Answer.NotCompared(barred.orElseThrow());
    }
    Optional<Challenge> known =
        challenges.find(request.binding()).filter(found -> found.isLive(clock.instant()));
    if (known.isEmpty()) {
      return notCompared(request, new Notice.Expired());
    }
    if (CodeInput.isBlank(input)) {
      return notCompared(request, new Notice.Missing());
    }
    Optional<String> code = CodeInput.digits(input, rules.length());
    if (code.isEmpty()) {
      return notCompared(request, new Notice.Malformed(rules.length()));
    }
    return guess(request, known.orElseThrow(), code.orElseThrow());
  }

  private Answer guess(CodeRequest request, Challenge challenge, String code) {
    Take take = challenges.takeGuess(request.binding(), challenge, rules.guesses());
    if (!(take instanceof Take.Taken guess)) {
      return notCompared(request, new Notice.UsedUp());
    }
    return guesses.take(
        request.subject(), permit -> compare(request, challenge, code, guess, permit));
  }

  private Answer compare(
      CodeRequest request,
      Challenge challenge,
      String code,
      Take.Taken guess,
      Guesses.Permit permit) {
    Verdict verdict = challenges.answer(request.binding(), challenge, code);
    return switch (verdict) {
      case RIGHT -> {
        permit.right();
        yield new Answer.Right();
      }
      case ALREADY_USED -> {
        permit.right();
        yield notCompared(request, new Notice.Expired());
      }
      case WRONG, SUPERSEDED ->
          permit.wrong(left -> wrong(challenge, verdict, Math.min(guess.left(), left)));
    };
  }

  private Page wrong(Challenge challenge, Verdict verdict, int left) {
    if (left == 0) {
      return new Page(views.spent(challenge), new Notice.UsedUp());
    }
    Notice notice =
        verdict == Verdict.SUPERSEDED ? new Notice.Superseded() : new Notice.Wrong(left);
    return new Page(views.of(challenge), notice);
  }

  private Answer notCompared(CodeRequest request, Notice notice) {
    Optional<Challenge> known = challenges.find(request.binding());
    CodeView view =
        known
            .map(found -> notice instanceof Notice.UsedUp ? views.spent(found) : views.of(found))
            .orElseGet(() -> CodeView.closed(Duration.ZERO));
    return new Answer.NotCompared(new Page(view, notice));
  }

  private Optional<Page> barred(CodeRequest request) {
    return guesses.barred(request.subject());
  }
}
