package dev.secondfactor.core.policy;

import dev.secondfactor.core.setting.Reference;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyReferenceTest {

  @Test
  @DisplayName("the reference for administrators has exactly the settings that there are")
  void isComplete() throws IOException {
    Reference.check("policy.md", List.of(PolicyFields.ALL));
  }
}
