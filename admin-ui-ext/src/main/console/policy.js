// The section for the policy: a form of all settings, or what is in force for who may not change it.

import { actionButton } from "./actions.js";
import { h } from "./dom.js";
import { field } from "./fields.js";
import { ask, form, reasonField } from "./forms.js";
import { alert, descriptions, heading } from "./parts.js";
import { Changes, settingField, settingName, shown } from "./settings.js";

const GROUPS = [
  ["basics", /^(preset|methods|primaryMethod|requirement|who|grace|freshCheck|trusted)/],
  ["codes", /^(emailDestination|code|guesses|totp)/],
  ["recovery", /^recovery/],
  ["lockout", /^(maxFailures|lock|disable)/],
  ["limits", /^(resend|sends)/],
  ["sms", /^sms/],
  ["mail", /^sender/],
  ["other", /./],
];

export class PolicySection {
  #call;
  #policy;
  #settings;

  constructor(call) {
    this.#call = call;
  }

  async fill() {
    const { rest, place, mayChange } = this.#call;
    [this.#policy, this.#settings] = await Promise.all([rest.get("policy"), rest.get("policy/settings")]);
    place.replaceChildren(...this.#notes(), mayChange ? this.#form() : h("div", {}, this.#values()));
  }

  #notes() {
    const { texts } = this.#call;
    const nameOf = (name) => settingName(texts, this.#settings.find((each) => each.name === name) ?? { name });
    return [
      ...this.#policy.problems.map((each) =>
        alert("danger", texts.t("policy.ignored", nameOf(each.field)), texts.t("error.allowed", each.allowed)),
      ),
      ...this.#policy.warnings.map((each) => alert("warning", nameOf(each.field), each.message)),
    ];
  }

  #form() {
    const { rest, texts, reload, done } = this.#call;
    const { t } = texts;
    const fields = this.#settings.map((each) => settingField(texts, each, this.#policy[each.name]));
    const changes = new Changes(fields);
    const reason = reasonField(texts, false);
    return form(texts, {
      fields: [...fields, reason],
      body: [...grouped(texts, fields), reason.element],
      send: () => rest.patch("policy", { ...changes.read(), ...(reason.read() && { reason: reason.read() }) }),
      done: async () => {
        await reload();
        document.querySelector("[data-action='save']")?.focus();
        done(t("saved"));
      },
      actions: [
        h("button", { type: "submit", class: "pf-v5-c-button pf-m-primary", "data-action": "save" }, t("save")),
        actionButton(this.#call, {
          key: "defaults",
          text: t("policy.defaults"),
          kind: "secondary",
          run: () => this.#defaults(),
        }),
      ],
    });
  }

  async #defaults() {
    const { rest, texts } = this.#call;
    const { t } = texts;
    const presets = await rest.get("policy/presets");
    const preset = this.#settings.find((each) => each.name === "preset");
    return ask(texts, {
      title: t("policy.defaults"),
      text: t("policy.defaults.text"),
      submit: t("policy.defaults"),
      danger: true,
      fields: [
        field({
          name: "preset",
          type: "choice",
          label: settingName(texts, preset),
          value: this.#policy.preset,
          options: presets.map((each) => ({ value: each.id, label: shown(texts, preset, each.id) })),
        }),
        reasonField(texts, false),
      ],
      send: ({ preset: chosen, reason }) => rest.post("policy/defaults", { preset: chosen, ...(reason && { reason }) }),
    });
  }

  #values() {
    const { texts } = this.#call;
    return descriptions(
      this.#settings.map((each) => [settingName(texts, each), shown(texts, each, this.#policy[each.name])]),
    );
  }
}

function grouped(texts, fields) {
  const groupOf = (name) => GROUPS.find(([, pattern]) => pattern.test(name))[0];
  return GROUPS.map(([group]) => [group, fields.filter((each) => groupOf(each.name) === group)])
    .filter(([, members]) => members.length > 0)
    .map(([group, members]) =>
      h(
        "section",
        { class: "pf-v5-c-form__section" },
        heading(texts.t(`policy.${group}`)),
        members.map((each) => each.element),
      ),
    );
}
