package dev.secondfactor.core.budget;

import dev.secondfactor.core.destination.PhoneNumber;
import dev.secondfactor.core.policy.SendRules;
import dev.secondfactor.core.policy.SmsRules;
import dev.secondfactor.core.store.KeyedHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The send budgets of a realm: all of them allow a message, or none is touched. Numbers of a
 * country that the policy does not list have no budget at all.
 */
public final class SendBudgets {

  private static final Duration DAY = Duration.ofDays(1);

  private final Budgets budgets;
  private final KeyedHash hash;
  private final SendRules rules;

  /** The budgets that these rules ask for. */
  public SendBudgets(Budgets budgets, KeyedHash hash, SendRules rules) {
    this.budgets = budgets;
    this.hash = hash;
    this.rules = rules;
  }

  /** Takes a permit for one message from every budget that it counts against. */
  public SendPermit take(SendSubject subject) {
    if (!rules.sms().countries().allow(subject.destination())) {
      return new SendPermit.NotAllowed();
    }
    List<Take.Taken> taken = new ArrayList<>();
    for (Map.Entry<String, Budget> entry : budgetsOf(subject).entrySet()) {
      Take take = budgets.take(entry.getKey(), entry.getValue());
      if (take instanceof Take.Spent spent) {
        taken.forEach(budgets::giveBack);
        return new SendPermit.Refused(spent.retryAfter());
      }
      taken.add((Take.Taken) take);
    }
    return new SendPermit.Granted(List.copyOf(taken));
  }

  /** From the narrow ones to the wide ones: who is refused has not held up others meanwhile. */
  private Map<String, Budget> budgetsOf(SendSubject subject) {
    String realm = subject.realmId();
    String method = subject.method().id();
    String destination = subject.destination().canonical();
    Map<String, Budget> all = new LinkedHashMap<>();
    all.put(
        hash.storeKey("send-destination", realm, method, destination),
        new Budget(rules.perDestination10Min(), Duration.ofMinutes(10)));
    all.put(
        hash.storeKey("send-destination-day", realm, method, destination),
        new Budget(rules.perDestinationDay(), DAY));
    all.put(
        hash.storeKey("send-user-day", realm, subject.userId()),
        new Budget(rules.perUserDay(), DAY));
    all.put(
        hash.storeKey("send-ip", realm, subject.ipAddress()),
        new Budget(rules.perIp5Min(), Duration.ofMinutes(5)));
    if (subject.destination() instanceof PhoneNumber number) {
      all.putAll(budgetsOf(realm, method, number));
    } else {
      all.put(hash.storeKey("send-realm-day", realm, method), new Budget(rules.perRealmDay(), DAY));
    }
    return all;
  }

  private Map<String, Budget> budgetsOf(String realm, String method, PhoneNumber number) {
    SmsRules sms = rules.sms();
    Map<String, Budget> all = new LinkedHashMap<>();
    all.put(
        hash.storeKey("send-range", realm, method, number.range()),
        new Budget(sms.perRange10Min(), Duration.ofMinutes(10)));
    all.put(
        hash.storeKey("send-country-day", realm, method, Integer.toString(number.callingCode())),
        new Budget(sms.perCountryDay(), DAY));
    all.put(hash.storeKey("send-realm-day", realm, method), new Budget(sms.perRealmDay(), DAY));
    return all;
  }
}
