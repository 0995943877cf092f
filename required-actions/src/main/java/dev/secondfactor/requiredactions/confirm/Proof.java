package dev.secondfactor.requiredactions.confirm;

import dev.secondfactor.keycloak.step.CodeForm;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** A way to confirm. */
interface Proof {

  /** The page that asks for it. */
  Response open();

  /** The page after an answer; empty when the answer was right. */
  Optional<Response> answer(CodeForm form);

  /** The page with one text and nothing to type. */
  Response barred(String messageKey);
}
