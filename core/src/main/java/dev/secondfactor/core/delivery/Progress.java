package dev.secondfactor.core.delivery;

/**
 * How far a message has come, as far as is known.
 *
 * @param state how far
 * @param isLast whether nothing more is expected to become known
 */
public record Progress(DeliveryState state, boolean isLast) {}
