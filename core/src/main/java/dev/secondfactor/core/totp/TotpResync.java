package dev.secondfactor.core.totp;

/**
 * What two codes in a row tell of a device.
 *
 * @param step the step of the second one
 * @param drift how many steps the device is ahead of the server, within {@link
 *     TotpParameters#mostDrift()}
 */
public record TotpResync(long step, int drift) {}
