package dev.secondfactor.requiredactions.destination;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.keycloak.step.CodeForm;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The page where a destination of one method is entered, and what is made of it. */
public interface DestinationForm {

  /** The page as it is opened. */
  Response blank();

  /** What was entered. */
  Entry read(CodeForm form);

  /**
   * A destination from its {@link Destination#value() value}; empty when it is not allowed any
   * more.
   */
  Optional<Destination> restore(String value);

  /** What came of an entry. */
  sealed interface Entry {

    /**
     * It can be a destination.
     *
     * @param destination what is to be proven
     */
    record Good(Destination destination) implements Entry {}

    /**
     * It cannot.
     *
     * @param page the page that says why
     */
    record Bad(Response page) implements Entry {}

    /**
     * Another method is to be set up.
     *
     * @param method the method
     */
    record Instead(Method method) implements Entry {}
  }
}
