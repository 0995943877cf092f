package dev.secondfactor.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secondfactor.core.setting.Reference;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyReferenceTest {

  @Test
  @DisplayName("the reference for administrators has exactly the settings that there are")
  void isComplete() throws IOException {
    assertThat(Reference.rows("policy.md"))
        .isEqualTo(PolicyFields.ALL.stream().map(Reference::row).toList());
  }
}
