// What an administrator can do for a user. Each is asked for in a dialog, and has a reason.

import { h } from "./dom.js";
import { dialog } from "./dialogs.js";
import { field } from "./fields.js";
import { ask, because, reasonField } from "./forms.js";
import { alert, button, paragraph } from "./parts.js";

const MINUTES = [10, 30, 60, 120, 240, 480];

export class UserActions {
  #rest;
  #path;
  #texts;
  #user;

  constructor(rest, path, texts, user) {
    this.#rest = rest;
    this.#path = path;
    this.#texts = texts;
    this.#user = user;
  }

  /** Removes one method or all. */
  reset(method) {
    return this.#change("reset", "reset", method, true);
  }

  /** Ends the lock of one method, or all locks. */
  unlock(method) {
    return this.#change("unlock", "unlock", method, false);
  }

  /** Asks for a set-up at the next login. */
  require() {
    return this.#setUp("require", "require-enrolment");
  }

  /** The same, and a mail with a link. */
  link() {
    return this.#setUp("link", "setup-link");
  }

  /** Makes a bypass code and shows it, once. */
  async bypass() {
    const { t } = this.#texts;
    const made = await ask(this.#texts, {
      title: t("user.bypass"),
      text: t("user.bypass.text", this.#user.username),
      submit: t("user.bypass.submit"),
      fields: [
        field({
          name: "minutes",
          type: "choice",
          label: t("user.bypass.minutes"),
          value: "60",
          options: MINUTES.map((minutes) => ({ value: String(minutes), label: this.#lifetime(minutes) })),
        }),
        reasonField(this.#texts, true),
      ],
      send: (values) =>
        this.#rest.post(`${this.#path}/bypass-code`, { minutes: Number(values.minutes), reason: values.reason }),
    });
    if (made) {
      await this.#showCode(made.result);
    }
    return made;
  }

  /** Ends the bypass code that is open. */
  withdraw() {
    const { t } = this.#texts;
    return ask(this.#texts, {
      title: t("user.withdraw"),
      text: t("user.withdraw.text", this.#user.username),
      submit: t("user.withdraw"),
      danger: true,
      fields: [reasonField(this.#texts, false)],
      send: ({ reason }) => this.#rest.delete(`${this.#path}/bypass-code${because(reason)}`),
    });
  }

  /** Has one browser or all asked for a second factor again. */
  distrust(browser) {
    const { t } = this.#texts;
    const path = `${this.#path}/trusted-browsers${browser ? `/${encodeURIComponent(browser.id)}` : ""}`;
    return ask(this.#texts, {
      title: browser ? t("user.distrust.one", browser.label) : t("user.distrust"),
      text: browser
        ? t("user.distrust.one.text", browser.label, this.#user.username)
        : t("user.distrust.text", this.#user.username),
      submit: t("user.distrust.submit"),
      danger: true,
      fields: [reasonField(this.#texts, false)],
      send: ({ reason }) => this.#rest.delete(`${path}${because(reason)}`),
    });
  }

  #change(key, operation, method, danger) {
    const { t } = this.#texts;
    const name = method && t(`method.${method}`);
    return ask(this.#texts, {
      title: method ? t(`user.${key}.one`, name) : t(`user.${key}`),
      text: method ? t(`user.${key}.one.text`, name, this.#user.username) : t(`user.${key}.text`, this.#user.username),
      submit: t(`user.${key}.submit`),
      danger,
      fields: [reasonField(this.#texts, true)],
      send: ({ reason }) =>
        this.#rest.post(`${this.#path}/${operation}`, method ? { methods: [method], reason } : { reason }),
    });
  }

  #setUp(key, operation) {
    const { t } = this.#texts;
    const methods = this.#user.methods.map((each) => ({ value: each.method, label: t(`method.${each.method}`) }));
    return ask(this.#texts, {
      title: t(`user.${key}`),
      text: t(`user.${key}.text`, this.#user.username),
      submit: t(`user.${key}.submit`),
      fields: [
        field({
          name: "method",
          type: "choice",
          label: t("user.method"),
          options: [{ value: "", label: t("user.require.first") }, ...methods],
        }),
        reasonField(this.#texts, true),
      ],
      send: ({ method, reason }) =>
        this.#rest.post(`${this.#path}/${operation}`, method ? { method, reason } : { reason }),
    });
  }

  #showCode({ code, expires }) {
    const { t } = this.#texts;
    const news = h("span", { role: "status", class: "pf-v5-u-ml-md" });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(code);
        news.textContent = t("user.bypass.copied");
      } catch {
        news.textContent = t("user.bypass.by-hand");
      }
    };
    return dialog({
      title: t("user.bypass.made"),
      closeText: t("close"),
      content: (close) => [
        alert("warning", t("user.bypass.once"), t("user.bypass.until", this.#texts.time(expires))),
        h(
          "p",
          { class: "pf-v5-u-mb-md" },
          h("code", { class: "second-factor-code", "data-testid": "second-factor-bypass-code" }, code),
        ),
        paragraph(button(t("copy"), "secondary", copy, { "data-first": true }), news),
        button(t("close"), "primary", () => close(true)),
      ],
    });
  }

  #lifetime(minutes) {
    const { t } = this.#texts;
    return minutes < 60 ? t("minutes", minutes) : minutes === 60 ? t("hour") : t("hours", minutes / 60);
  }
}
