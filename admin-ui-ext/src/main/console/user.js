// The tab at a user: what is set up and locked, and what helps who lost a second factor.

import { trustedBrowsers } from "./browsers.js";
import { h } from "./dom.js";
import { problemText } from "./forms.js";
import { alert, button, buttons, descriptions, label, liveRegion, table } from "./parts.js";
import { UserActions } from "./user-actions.js";

const COLOURS = { open: "green", locked: "orange", disabled: "red" };

export const userPage = {
  /** Makes the page, when the administrator may see the user. */
  async open({ rest, route }) {
    const path = `users/${encodeURIComponent(route.id)}`;
    return (await rest.find(path)) && ((texts) => new UserPage(rest, path, texts));
  },
};

class UserPage {
  #rest;
  #path;
  #texts;
  #news = liveRegion();
  #content = h("div");

  constructor(rest, path, texts) {
    this.#rest = rest;
    this.#path = path;
    this.#texts = texts;
  }

  /** Fills a panel. */
  show(panel) {
    this.#news.replaceChildren();
    panel.replaceChildren(this.#news, this.#content);
    this.#load();
  }

  async #load() {
    try {
      this.#fill(await this.#rest.get(this.#path));
    } catch (error) {
      this.#content.replaceChildren(alert("danger", problemText(this.#texts, error)));
    }
  }

  #fill(user) {
    const { t } = this.#texts;
    const actions = new UserActions(this.#rest, this.#path, this.#texts, user);
    const run = (key, action, done) => async () => {
      const answer = await action();
      if (answer) {
        await this.#load();
        this.#content.querySelector(`[data-action="${key}"]`)?.focus();
        this.#news.replaceChildren(alert("success", done));
      }
    };
    const act = (key, text, kind, action, done) => button(text, kind, run(key, action, done), { "data-action": key });
    this.#content.replaceChildren(
      ...this.#notes(user),
      ...(user.mayReset
        ? [
            buttons(
              act("require", t("user.require"), "primary", () => actions.require(), t("user.require.done")),
              act("link", t("user.link"), "secondary", () => actions.link(), t("user.link.done")),
              act("bypass", t("user.bypass"), "secondary", () => actions.bypass(), t("user.bypass.done")),
              user.bypassCodeExpires &&
                act("withdraw", t("user.withdraw"), "secondary", () => actions.withdraw(), t("user.withdraw.done")),
              user.trustedBrowsers.length > 0 &&
                act("distrust", t("user.distrust"), "secondary", () => actions.distrust(), t("user.distrust.done")),
              act("unlock", t("user.unlock"), "secondary", () => actions.unlock(), t("user.unlock.done")),
              act("reset", t("user.reset"), "danger", () => actions.reset(), t("user.reset.done")),
            ),
          ]
        : []),
      this.#methods(user, act, actions),
      ...(user.trustedBrowsers.length > 0 ? trustedBrowsers(this.#texts, user, act, actions) : []),
    );
  }

  #notes(user) {
    const { t } = this.#texts;
    return [
      user.self && alert("info", t("user.self")),
      !user.enabled && alert("warning", t("user.disabled")),
      user.enrolmentRequired.length > 0 &&
        alert("info", t("user.required", user.enrolmentRequired.map((id) => t(`method.${id}`)).join(", "))),
      user.bypassCodeExpires && alert("warning", t("user.bypass.open", this.#texts.time(user.bypassCodeExpires))),
    ].filter(Boolean);
  }

  #methods(user, act, actions) {
    const { t } = this.#texts;
    const columns = [t("user.method"), t("user.state"), t("user.enrolled"), t("user.failures")];
    return table(
      t("user.methods"),
      user.mayReset ? [...columns, t("actions")] : columns,
      user.methods.map((each) => {
        const name = t(`method.${each.method}`);
        const cells = [
          name,
          this.#state(each),
          each.credentials.map((credential) => this.#credential(credential)),
          this.#texts.number(each.failures),
        ];
        const reset =
          each.enrolled &&
          act(
            `reset-${each.method}`,
            t("user.reset.one", name),
            "link pf-m-inline",
            () => actions.reset(each.method),
            t("user.reset.done"),
          );
        const unlock =
          (each.failures > 0 || each.state !== "open") &&
          act(
            `unlock-${each.method}`,
            t("user.unlock.one", name),
            "link pf-m-inline",
            () => actions.unlock(each.method),
            t("user.unlock.done"),
          );
        const own = [reset, unlock].filter(Boolean).map((one) => h("div", {}, one));
        return user.mayReset ? [...cells, own] : cells;
      }),
    );
  }

  #state(method) {
    const { t } = this.#texts;
    const state = method.enrolled || method.state !== "open" ? method.state : "none";
    const since = method.lockedUntil
      ? t("user.state.until", this.#texts.time(method.lockedUntil))
      : method.disabledSince && t("user.state.since", this.#texts.time(method.disabledSince));
    return [label(t(`user.state.${state}`), COLOURS[state] ?? "grey"), since && h("div", {}, since)].filter(Boolean);
  }

  #credential(credential) {
    const { t } = this.#texts;
    const pairs = [
      [t("user.label"), credential.label],
      [t("user.destination"), credential.destination],
      [t("user.enrolled.at"), credential.enrolledAt && this.#texts.time(credential.enrolledAt)],
      [t("user.last"), credential.lastUsedOn ? this.#texts.day(credential.lastUsedOn) : t("user.never")],
      [
        t("user.left"),
        credential.left !== undefined && credential.left !== null && this.#texts.number(credential.left),
      ],
    ];
    return descriptions(pairs.filter(([, value]) => value));
  }
}
