package dev.secondfactor.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given rows of users and credentials")
class UserRowsTest {

  @Test
  @DisplayName("those of a user are put together, and an address counts when it is verified")
  void together() {
    List<String> seen = new ArrayList<>();
    UserRows users =
        new UserRows(
            List.of(
                    row("1", "a@b.test", true, "10"),
                    row("1", "a@b.test", true, "11"),
                    row("2", "c@d.test", false, null),
                    row("3", null, true, "30"))
                .iterator(),
            (account, factors) -> {
              seen.add(account.id() + " " + factors.size() + " " + account.verifiedEmail());
              return new ReportUser(account.id(), "", true, List.of(), OptionalInt.empty());
            });

    users.forEachRemaining(user -> {});

    assertThat(seen)
        .containsExactly("1 2 Optional[a@b.test]", "2 0 Optional.empty", "3 1 Optional.empty");
    Assertions.assertThatThrownBy(users::next).isInstanceOf(NoSuchElementException.class);
  }

  private static @Nullable Object[] row(
      String id, @Nullable String email, boolean verified, @Nullable String credential) {
    return new @Nullable Object[] {
      id, "user", true, verified, email, credential, "otp", 1_767_225_600_000L, "{}"
    };
  }
}
