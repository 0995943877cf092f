package dev.secondfactor.core.step;

import dev.secondfactor.core.budget.SendBudgets;
import dev.secondfactor.core.budget.SendPermit;
import dev.secondfactor.core.challenge.Binding;
import dev.secondfactor.core.challenge.Challenge;
import dev.secondfactor.core.challenge.Challenges;
import dev.secondfactor.core.code.CodeGenerator;
import dev.secondfactor.core.delivery.Tickets;
import dev.secondfactor.core.policy.SecondFactorPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Issues codes and hands them to the outbox, within the send budgets. */
public final class CodeSender {

  private final SecondFactorPolicy policy;
  private final Challenges challenges;
  private final SendBudgets budgets;
  private final CodeGenerator codes;
  private final Tickets tickets;
  private final Supplier<String> ticketNames;
  private final Outbox outbox;
  private final Views views;

  /**
   * A sender over these parts.
   *
   * @param ticketNames makes names that cannot be guessed
   */
  public CodeSender(
      SecondFactorPolicy policy,
      Challenges challenges,
      SendBudgets budgets,
      CodeGenerator codes,
      Tickets tickets,
      Supplier<String> ticketNames,
      Outbox outbox,
      Views views) {
    this.policy = policy;
    this.challenges = challenges;
    this.budgets = budgets;
    this.codes = codes;
    this.tickets = tickets;
    this.ticketNames = ticketNames;
    this.outbox = outbox;
    this.views = views;
  }

  /**
   * Sends a code.
   *
   * @param number which message of the session, 1 for the first
   */
  Page send(CodeRequest request, int number) {
    Binding binding = request.binding();
    if (!challenges.reserve(binding, number, policy.sends().waitAfter(number))) {
      return Page.of(views.underWay(policy.code().lifetime(), number));
    }
    SendPermit asked = budgets.take(request.sendSubject());
    if (asked instanceof SendPermit.Granted granted) {
      Challenge challenge = issue(request, number, granted);
      Notice notice = number == 1 ? new Notice.None() : new Notice.Resent();
      return new Page(views.of(challenge), notice);
    }
    challenges.unreserve(binding, number);
    return asked instanceof SendPermit.Refused refused
        ? notSent(binding, refused.retryAfter(), new Notice.SendLimited(refused.retryAfter()))
        : notSent(binding, Duration.ZERO, new Notice.CountryNotAllowed());
  }

  private Challenge issue(CodeRequest request, int number, SendPermit.Granted permit) {
    String code = codes.draw(policy.code().length());
    String ticket = ticketNames.get();
    Duration lifetime = policy.code().lifetime();
    Challenge challenge = challenges.issue(request.binding(), code, lifetime, number, ticket);
    tickets.open(ticket);
    outbox.accept(new CodeMessage(request, code, lifetime, ticket, permit.slots()));
    return challenge;
  }

  private Page notSent(Binding binding, Duration retryAfter, Notice notice) {
    Optional<Challenge> known = challenges.find(binding);
    CodeView view = known.map(views::of).orElseGet(() -> CodeView.closed(retryAfter));
    return new Page(view, notice);
  }
}
