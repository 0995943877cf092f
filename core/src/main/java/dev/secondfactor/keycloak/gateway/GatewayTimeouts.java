package dev.secondfactor.keycloak.gateway;

import java.time.Duration;

/**
 * How long a gateway may keep a message waiting.
 *
 * @param connect until a connection stands
 * @param total until the whole answer is there
 */
public record GatewayTimeouts(Duration connect, Duration total) {}
