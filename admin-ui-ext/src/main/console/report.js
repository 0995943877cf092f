// The section for the report: how many users have which second factor, who they are, and all of it as a table.

import { h } from "./dom.js";
import { field } from "./fields.js";
import { problemText } from "./forms.js";
import { alert, button, buttons, descriptions, heading, liveRegion, table } from "./parts.js";

const NUMBERS = ["users", "withoutFactor", "smsOnly", "fewCodesLeft", "neverUsed", "webauthn", "federatedEnrolled"];
const GROUPS = ["none", "sms-only", "few-codes", "never-used"];
const PAGE = 20;

export class ReportSection {
  #call;
  #methods;
  #before = [];
  #after = "";
  #filter;
  #news = liveRegion();
  #list = h("div");

  constructor(call) {
    this.#call = call;
  }

  async fill() {
    const { rest, texts, place } = this.#call;
    const { t } = texts;
    const report = await rest.get("report");
    this.#methods = report.methods.map((each) => each.method);
    const counts = report.methods.map((each) => [
      t(`method.${each.method}`),
      texts.number(each.enrolled),
      texts.number(each.neverUsed),
    ]);
    place.replaceChildren(
      heading(t("report.numbers")),
      descriptions(
        NUMBERS.filter((key) => report[key] !== undefined).map((key) => [
          t(`report.${key}`),
          texts.number(report[key]),
        ]),
      ),
      table(t("report.methods"), [t("user.method"), t("report.enrolled"), t("report.neverUsed")], counts),
      heading(t("report.list")),
      this.#filters(),
      this.#news,
      this.#list,
    );
    await this.#load();
  }

  #filters() {
    const { t } = this.#call.texts;
    const methods = this.#methods.map((value) => ({ value, label: t(`method.${value}`) }));
    this.#filter = {
      group: field({
        name: "group",
        type: "choice",
        label: t("report.group"),
        options: [
          { value: "", label: t("report.all") },
          ...GROUPS.map((value) => ({ value, label: t(`report.group.${value}`) })),
          ...methods,
        ],
      }),
    };
    const { element } = this.#filter.group;
    element.addEventListener("change", () => this.#first());
    return h(
      "form",
      { class: "pf-v5-c-form pf-v5-u-mb-md", submit: (event) => event.preventDefault() },
      element,
      buttons(button(t("report.csv"), "secondary", () => this.#download(), { "data-action": "csv" })),
    );
  }

  #first() {
    this.#before = [];
    this.#after = "";
    return this.#load();
  }

  #query() {
    const group = this.#filter.group.read();
    return new URLSearchParams(group ? { group } : {});
  }

  async #load() {
    const { rest, texts } = this.#call;
    this.#news.replaceChildren();
    try {
      const query = this.#query();
      query.set("max", PAGE);
      if (this.#after) {
        query.set("after", this.#after);
      }
      this.#show(await rest.get(`report/users?${query}`));
    } catch (error) {
      this.#news.replaceChildren(alert("danger", problemText(texts, error)));
    }
  }

  #show(page) {
    const { texts } = this.#call;
    const { t } = texts;
    const rows = page.users.map((user) => [
      user.enabled ? user.username : `${user.username} (${t("report.off")})`,
      user.methods.map((each) => h("div", {}, this.#factor(each))),
      user.codesLeft === undefined ? "" : texts.number(user.codesLeft),
    ]);
    this.#list.replaceChildren(
      rows.length === 0
        ? alert("info", t("report.nobody"))
        : table(t("report.list"), [t("report.user"), t("report.factors"), t("user.left")], rows),
      buttons(
        button(t("report.previous"), "secondary", () => this.#back(), {
          disabled: this.#before.length === 0,
          "data-action": "previous",
        }),
        button(t("report.next"), "secondary", () => this.#next(page.next), {
          disabled: !page.next,
          "data-action": "next",
        }),
      ),
    );
  }

  #factor(each) {
    const { texts } = this.#call;
    const { t } = texts;
    const used = each.lastUsedOn ? texts.day(each.lastUsedOn) : t("user.never");
    return `${texts.or(`method.${each.method}`, each.method)} – ${t("user.last")}: ${used}`;
  }

  #next(after) {
    this.#before.push(this.#after);
    this.#after = after;
    return this.#turn("next");
  }

  #back() {
    this.#after = this.#before.pop() ?? "";
    return this.#turn("previous");
  }

  async #turn(key) {
    await this.#load();
    const wanted = this.#list.querySelector(`[data-action="${key}"]:not([disabled])`);
    (wanted ?? this.#list.querySelector("button:not([disabled])"))?.focus();
  }

  async #download() {
    const { rest, texts } = this.#call;
    try {
      const url = URL.createObjectURL(await rest.file(`report/users.csv?${this.#query()}`));
      h("a", { href: url, download: "second-factors.csv" }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      this.#news.replaceChildren(alert("danger", problemText(texts, error)));
    }
  }
}
