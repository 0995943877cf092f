package dev.secondfactor.keycloak.event;

import dev.secondfactor.core.challenge.Purpose;
import dev.secondfactor.core.delivery.DeliveryResult;
import dev.secondfactor.core.method.Method;
import dev.secondfactor.core.step.CodeRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * What is known of a message once it has left: neither the number or address nor the code.
 *
 * @param realmId the realm
 * @param userId whom it is for
 * @param method the method of its code
 * @param enrolment whether its code proves a new destination, which its owner can still correct
 * @param destination where it goes, masked
 * @param ipAddress where it was asked for
 * @param clientId the client that the user signs in to
 */
public record SentMessage(
    String realmId,
    String userId,
    Method method,
    boolean enrolment,
    String destination,
    String ipAddress,
    Optional<String> clientId) {

  private static final String REALM = "realm";
  private static final String USER = "user";
  private static final String METHOD = "method";
  private static final String ENROLMENT = "enrolment";
  private static final String DESTINATION = "destination";
  private static final String IP_ADDRESS = "ip";
  private static final String CLIENT = "client";

  /** The message of a request for a code, made in a session. */
  public static SentMessage of(KeycloakSession session, CodeRequest request) {
    return new SentMessage(
        request.realmId(),
        request.userId(),
        request.method(),
        request.purpose() == Purpose.ENROLMENT,
        request.destination().masked(),
        request.ipAddress(),
        Optional.ofNullable(session.getContext().getClient()).map(ClientModel::getClientId));
  }

  /** The message that was kept as these values; empty when it was none. */
  public static Optional<SentMessage> of(Map<String, String> values) {
    return Method.byId(values.getOrDefault(METHOD, ""))
        .map(
            method ->
                new SentMessage(
                    values.getOrDefault(REALM, ""),
                    values.getOrDefault(USER, ""),
                    method,
                    Boolean.parseBoolean(values.get(ENROLMENT)),
                    values.getOrDefault(DESTINATION, ""),
                    values.getOrDefault(IP_ADDRESS, ""),
                    Optional.ofNullable(values.get(CLIENT))));
  }

  /**
   * A result as its page may tell it: that a destination is refused is told at set-up, and only
   * there.
   */
  public DeliveryResult told(DeliveryResult result) {
    return enrolment ? result.tellingRefusal() : result;
  }

  /** The message as values to be kept. */
  public Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    values.put(REALM, realmId);
    values.put(USER, userId);
    values.put(METHOD, method.id());
    values.put(ENROLMENT, Boolean.toString(enrolment));
    values.put(DESTINATION, destination);
    values.put(IP_ADDRESS, ipAddress);
    clientId.ifPresent(client -> values.put(CLIENT, client));
    return values;
  }
}
