package dev.secondfactor.admin.console;

/**
 * What the pages in the admin console have to know, as JSON.
 *
 * @param version Keycloak's version; the console belongs to it
 * @param viewRealm whether the administrator may see the settings of the realm
 * @param manageRealm whether the administrator may change them
 * @param viewUsers whether the administrator may see all users of the realm
 */
public record ConsoleView(
    String version, boolean viewRealm, boolean manageRealm, boolean viewUsers) {}
