package dev.secondfactor.it.sms.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.junit.KeycloakTest;
import dev.secondfactor.it.pages.CodePage;
import dev.secondfactor.it.pages.OtpPage;
import dev.secondfactor.it.sentcode.CodeUser;
import dev.secondfactor.it.sentcode.SentMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@KeycloakTest
@Tag("standard")
@DisplayName("Given somebody who wants to burn the operator's money with many accounts")
class SmsBudgetsIT {

  private static final String LIMITED = "Too many codes were asked for.";

  @Test
  @DisplayName("Sending limits: numbers that share all but the last four digits share a budget")
  void limitsARange(TestRealm realm) {
    realm.sms();
    realm.policy(Map.of("smsPerRange10Min", "2"));
    List<CodeUser> neighbours = usersOf(realm, "+49151234500%02d", 3);

    neighbours.subList(0, 2).forEach(CodeUser::passPassword);
    CodePage refused = neighbours.get(2).passPassword();

    assertThat(refused.error()).startsWith(LIMITED);
    assertThat(refused.isOpen()).isFalse();
    CodeUser elsewhere = SentMethod.SMS.enrolled(realm, "elsewhere");
    elsewhere.passPassword();
    elsewhere.code();
    assertThat(realm.texts().all()).hasSize(3);
  }

  @Test
  @DisplayName("Sending limits: a calling code has a budget, and the other methods are offered")
  void limitsACountry(TestRealm realm) {
    realm.sms();
    realm.smsCountries(List.of("DE", "AT"), Map.of("smsPerCountryDay", "2"));
    List<CodeUser> germans = usersOf(realm, "+4915123%02d4501", 3);
    germans.get(2).account().addTotp();

    germans.subList(0, 2).forEach(CodeUser::passPassword);
    CodePage refused = germans.get(2).passPassword();
    assertThat(refused.error()).startsWith(LIMITED);
    refused.tryAnotherWay().choose("Authenticator").as(OtpPage::new);

    CodeUser austrian = usersOf(realm, "+43664123456%d", 1).get(0);
    austrian.passPassword();
    austrian.code();
    assertThat(realm.texts().all()).hasSize(3);
  }

  @Test
  @DisplayName("Sending limits: the realm has a budget of its own, which mails do not use up")
  void limitsARealm(TestRealm realm) {
    realm.sms();
    realm.policy(Map.of("smsPerRealmDay", "2"));
    CodeUser byMail = SentMethod.EMAIL.enrolled(realm, "mailed");
    byMail.passPassword();
    byMail.code();
    List<CodeUser> users = usersOf(realm, "+4915124%02d4501", 3);

    users.subList(0, 2).forEach(CodeUser::passPassword);

    assertThat(users.get(2).passPassword().error()).startsWith(LIMITED);
    users.get(0).code();
    users.get(1).code();
    assertThat(realm.texts().all()).hasSize(2);
    CodeUser another = SentMethod.EMAIL.enrolled(realm, "mailed-too");
    another.passPassword();
    another.code();
  }

  private static List<CodeUser> usersOf(TestRealm realm, String pattern, int count) {
    List<CodeUser> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CodeUser user =
          new CodeUser(realm, SentMethod.SMS, realm.addUser("user"), String.format(pattern, i));
      user.account().enrolSms(user.destination());
      users.add(user);
    }
    return users;
  }
}
