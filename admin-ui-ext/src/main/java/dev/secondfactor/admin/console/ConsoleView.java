package dev.secondfactor.admin.console;

/**
 * What the pages in the admin console have to know, as JSON.
 *
 * @param version Keycloak's version; the console belongs to it
 * @param locale the language of the console for the administrator, as a language tag
 * @param viewRealm whether the administrator may see the settings of the realm
 * @param manageRealm whether the administrator may change them
 * @param viewUsers whether the administrator may see all users of the realm
 */
public record ConsoleView(
    String version, String locale, boolean viewRealm, boolean manageRealm, boolean viewUsers) {}
