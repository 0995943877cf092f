package dev.secondfactor.core.budget;

import dev.secondfactor.core.destination.Destination;
import dev.secondfactor.core.method.Method;

/**
 * What a message is counted against.
 *
 * @param realmId the realm
 * @param userId the user
 * @param method the method that the code is for
 * @param destination where it goes
 * @param ipAddress where the request came from, as Keycloak sees it behind proxies
 */
public record SendSubject(
    String realmId, String userId, Method method, Destination destination, String ipAddress) {}
