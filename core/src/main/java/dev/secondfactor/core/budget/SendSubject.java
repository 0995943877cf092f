package dev.secondfactor.core.budget;

import dev.secondfactor.core.method.Method;

/**
 * What a message is counted against.
 *
 * @param realmId the realm
 * @param userId the user
 * @param method the method that the code is for
 * @param destination the canonical destination
 * @param ipAddress where the request came from, as Keycloak sees it behind proxies
 */
public record SendSubject(
    String realmId, String userId, Method method, String destination, String ipAddress) {}
