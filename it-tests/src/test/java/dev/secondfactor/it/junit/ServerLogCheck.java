package dev.secondfactor.it.junit;

import dev.secondfactor.it.harness.Codes;
import dev.secondfactor.it.harness.Harness;
import dev.secondfactor.it.harness.mail.Mail;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import dev.secondfactor.stub.twilio.TwilioMessage;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what the server logged during a test class. It fails the class for any code that was sent
 * or shown, any address, number or password of its users, and any error or stack trace that the
 * class did not announce by {@link ExpectedInLog}.
 */
final class ServerLogCheck {

  private final Harness harness;
  private final List<TestRealm> realms = new ArrayList<>();
  private final List<Pattern> announced = new ArrayList<>();
  private final List<Pattern> announcedBefore = new ArrayList<>();
  private long mark;

  ServerLogCheck(Harness harness) {
    this.harness = harness;
  }

  void begin(Class<?> testClass) {
    // What is sent in the background may fail, and be logged, after its class is over.
    announcedBefore.clear();
    announcedBefore.addAll(announced);
    announced.clear();
    mark = harness.server().log().end();
    announce(testClass);
  }

  void announce(AnnotatedElement element) {
    Optional.ofNullable(element.getAnnotation(ExpectedInLog.class)).stream()
        .flatMap(annotation -> Arrays.stream(annotation.value()))
        .map(Pattern::compile)
        .forEach(announced::add);
  }

  void watch(TestRealm realm) {
    realms.add(realm);
  }

  void end() {
    List<String> problems = search().problemsIn(harness.server().log().recordsSince(mark));
    if (!problems.isEmpty()) {
      throw new AssertionError(
          problems.size()
              + " problem(s) in "
              + harness.server().log().file()
              + ":\n"
              + String.join("\n", problems));
    }
  }

  private LogSearch search() {
    List<Mail> mails = harness.inbox().all();
    List<TwilioMessage> texts = harness.twilio().messages();
    List<TestUser> users = realms.stream().flatMap(realm -> realm.users().stream()).toList();
    Set<String> secrets = new LinkedHashSet<>();
    mails.stream().map(Mail::findCode).flatMap(Optional::stream).forEach(secrets::add);
    texts.stream()
        .map(text -> Codes.find(text.body()))
        .flatMap(Optional::stream)
        .forEach(secrets::add);
    users.stream().map(TestUser::password).forEach(secrets::add);
    realms.stream().map(TestRealm::secrets).forEach(secrets::addAll);
    realms.stream()
        .map(realm -> realm.twilioAccount().keys())
        .flatMap(keys -> Stream.of(keys.authToken(), keys.apiKeySecret()))
        .forEach(secrets::add);
    Set<String> addresses = new LinkedHashSet<>();
    users.stream().map(TestUser::email).forEach(addresses::add);
    mails.stream().map(Mail::to).forEach(addresses::addAll);
    // With or without the plus.
    texts.stream().map(text -> text.to().substring(1)).forEach(addresses::add);
    return new LogSearch(
        secrets, addresses, Stream.concat(announced.stream(), announcedBefore.stream()).toList());
  }
}
