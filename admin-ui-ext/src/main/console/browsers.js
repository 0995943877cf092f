// The browsers of a user that are not asked for a second factor.

import { heading, descriptions, table } from "./parts.js";

/**
 * The list, with a way to end each.
 *
 * @param user what the server tells of the user
 * @param act makes a button
 */
export function trustedBrowsers(texts, user, act, actions) {
  const { t } = texts;
  const columns = [t("user.browser"), t("user.browser.used"), t("user.browser.until")];
  const rows = user.trustedBrowsers.map((browser) => [
    browser.label,
    descriptions([
      [t("user.browser.used"), `${texts.time(browser.lastUsedAt)}, ${browser.ipAddress}`],
      [t("user.browser.trusted"), texts.time(browser.trustedAt)],
    ]),
    texts.time(browser.until),
    ...(user.mayReset
      ? [
          act(
            `distrust-${browser.id}`,
            t("user.distrust.one", browser.label),
            "link pf-m-inline",
            () => actions.distrust(browser),
            t("user.distrust.done"),
          ),
        ]
      : []),
  ]);
  return [
    heading(t("user.browsers"), 3),
    table(t("user.browsers"), user.mayReset ? [...columns, t("actions")] : columns, rows),
  ];
}
