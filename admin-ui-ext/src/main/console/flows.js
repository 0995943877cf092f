// The section for login flows: make those with second factors, bind them, and undo that.

import { actionButton } from "./actions.js";
import { h } from "./dom.js";
import { field } from "./fields.js";
import { ask, because, reasonField } from "./forms.js";
import { buttons, descriptions, heading, label, paragraph } from "./parts.js";

const ALL_METHODS = ["totp", "email-otp", "sms-otp", "recovery-codes"];
const ALL_CONDITIONS = ["policy", "everyone", "group", "role", "network", "configured"];

// What a flow of a kind can have, the default first; the server refuses the rest.
const CONDITIONS = {
  "reset-credentials": ["configured"],
  "first-broker-login": ["configured"],
  "admin-console": ["everyone", ...ALL_CONDITIONS.filter((each) => each !== "everyone")],
};

export class FlowsSection {
  #call;
  #enabled = [];

  constructor(call) {
    this.#call = call;
  }

  async fill() {
    const { rest, texts, place } = this.#call;
    const [flows, policy] = await Promise.all([rest.get("flows"), rest.get("policy")]);
    this.#enabled = policy.methods;
    place.replaceChildren(paragraph(texts.t("flows.text")), ...flows.map((each) => this.#flow(each)));
  }

  #flow(flow) {
    const { texts, mayChange } = this.#call;
    const { t } = texts;
    const made = flow.made;
    const pairs = [
      [t("flows.bound"), flow.bound],
      [
        t("flows.made"),
        made && [
          made.alias,
          " ",
          label(t(made.bound ? "flows.in-force" : "flows.not-bound"), made.bound ? "green" : "grey"),
        ],
      ],
      [t("flows.methods"), made && (made.methods ?? []).map((id) => texts.or(`method.${id}`, id)).join(", ")],
      [t("flows.condition"), made?.condition && this.#condition(made.condition)],
    ];
    return h(
      "section",
      { class: "pf-v5-u-mb-xl", "data-testid": `second-factor-flow-${flow.kind}` },
      heading(texts.or(`flows.${flow.kind}`, flow.kind)),
      descriptions(pairs.filter(([, value]) => value)),
      mayChange && buttons(this.#buttons(flow)),
    );
  }

  #buttons(flow) {
    const { rest, texts } = this.#call;
    const { t } = texts;
    const path = `flows/${encodeURIComponent(flow.kind)}`;
    const confirm = (key, danger, send) =>
      this.#button(`${key}-${flow.kind}`, t(`flows.${key}`), "secondary", () =>
        ask(texts, {
          title: t(`flows.${key}`),
          text: t(`flows.${key}.text`, (key === "undo" ? flow.undo : flow.made.alias) ?? ""),
          submit: t(`flows.${key}`),
          danger,
          fields: [reasonField(texts, false)],
          send,
        }),
      );
    return [
      !flow.made && this.#button(`make-${flow.kind}`, t("flows.make"), "primary", () => this.#make(flow)),
      flow.made &&
        !flow.made.bound &&
        confirm("bind", false, ({ reason }) => rest.post(`${path}/bind`, reason ? { reason } : {})),
      flow.made && confirm("undo", true, ({ reason }) => rest.delete(path + because(reason))),
    ];
  }

  #button(key, text, kind, run) {
    return actionButton(this.#call, { key, text, kind, run });
  }

  #make(flow) {
    const { rest, texts } = this.#call;
    const { t } = texts;
    const options = (ids, key) => ids.map((value) => ({ value, label: t(`${key}.${value}`) }));
    const conditions = CONDITIONS[flow.kind] ?? ALL_CONDITIONS;
    return ask(texts, {
      title: `${t("flows.make")}: ${texts.or(`flows.${flow.kind}`, flow.kind)}`,
      text: t("flows.make.text"),
      submit: t("flows.make"),
      fields: [
        field({
          name: "methods",
          type: "choices",
          label: t("flows.methods"),
          options: options(ALL_METHODS, "method"),
          value: ALL_METHODS.filter((each) => this.#enabled.includes(each)),
        }),
        field({
          name: "type",
          also: ["condition", "condition.type"],
          type: "choice",
          label: t("flows.condition"),
          options: options(conditions, "condition"),
          value: conditions[0],
        }),
        field({
          name: "target",
          also: ["condition.group", "condition.role", "condition.networks"],
          type: "text",
          label: t("flows.target"),
          help: t("flows.target.help"),
        }),
        field({ name: "alias", type: "text", label: t("flows.alias"), help: t("flows.alias.help") }),
        field({ name: "bind", type: "flag", label: t("flows.bind.now"), value: false }),
        reasonField(texts, false),
      ],
      send: (values) => rest.post("flows", request(flow.kind, values)),
    });
  }

  #condition(condition) {
    const { texts } = this.#call;
    const target = condition.group ?? condition.role ?? (condition.networks ?? []).join(", ");
    const name = texts.or(`condition.${condition.type}`, condition.type);
    return target ? `${name}: ${target}` : name;
  }
}

function request(kind, { methods, type, target, alias, bind, reason }) {
  const targets = {
    group: { group: target },
    role: { role: target },
    network: { networks: target.split(/[\s,]+/).filter((each) => each) },
  };
  return {
    kind,
    methods,
    condition: { type, ...targets[type] },
    bind,
    ...(alias && { alias }),
    ...(reason && { reason }),
  };
}
