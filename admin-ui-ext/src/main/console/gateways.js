// The section for gateways of text messages, in the order in which they are tried.

import { actionButton } from "./actions.js";
import { h } from "./dom.js";
import { field } from "./fields.js";
import { ask, because, reasonField } from "./forms.js";
import { alert, buttons, label, paragraph, table } from "./parts.js";
import { Changes, settingField, settingName } from "./settings.js";
import { SmsTest } from "./sms-test.js";

export class GatewaysSection {
  #call;
  #gateways;
  #kinds;

  constructor(call) {
    this.#call = call;
  }

  async fill() {
    const { rest, texts, place, mayChange } = this.#call;
    [this.#gateways, this.#kinds] = await Promise.all([rest.get("gateways"), rest.get("gateways/kinds")]);
    const { t } = texts;
    const columns = [t("gateways.name"), t("gateways.kind"), t("gateways.state")];
    place.replaceChildren(
      paragraph(t("gateways.text")),
      ...(mayChange
        ? [
            buttons(
              this.#button("add", t("gateways.add"), "primary", () => this.#add()),
              this.#gateways.length > 0 && this.#button("test", t("gateways.test"), "secondary", () => this.#test()),
            ),
          ]
        : []),
      this.#gateways.length === 0
        ? alert("info", t("gateways.none"))
        : table(
            t("section.gateways"),
            mayChange ? [...columns, t("actions")] : columns,
            this.#gateways.map((each, index) => this.#row(each, index)),
          ),
    );
  }

  #row(gateway, index) {
    const { mayChange } = this.#call;
    const cells = [gateway.name, this.#kindName(gateway.kind), this.#state(gateway)];
    return mayChange ? [...cells, this.#actions(gateway, index)] : cells;
  }

  #state(gateway) {
    const { texts } = this.#call;
    const { t } = texts;
    const kind = this.#kind(gateway.kind);
    const problems = (gateway.problems ?? []).map((each) => {
      const setting = kind?.settings.find((one) => one.name === each.field) ?? { name: each.field };
      return h("div", {}, `${settingName(texts, setting)}: ${t("error.allowed", each.allowed)}`);
    });
    return [
      label(t(gateway.usable ? "gateways.usable" : "gateways.unusable"), gateway.usable ? "green" : "orange"),
      ...problems,
    ];
  }

  #actions(gateway, index) {
    const { t } = this.#call.texts;
    const last = this.#gateways.length - 1;
    const named = (key) => ({ "aria-label": `${t(`gateways.${key}`)}: ${gateway.name}` });
    const act = (key, run, more = {}) =>
      this.#button(`${key}-${gateway.id}`, t(`gateways.${key}`), "link pf-m-inline pf-v5-u-mr-md", run, {
        ...named(key),
        ...more,
      });
    return [
      act("up", () => this.#move(index, index - 1), { disabled: index === 0 }),
      act("down", () => this.#move(index, index + 1), { disabled: index === last }),
      act("change", () => this.#change(gateway)),
      act("try", () => this.#test(gateway)),
      act("delete", () => this.#delete(gateway)),
    ];
  }

  #button(key, text, kind, run, attributes = {}) {
    return actionButton(this.#call, { key, text, kind, run, attributes });
  }

  async #move(from, to) {
    const ids = this.#gateways.map((each) => each.id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    await this.#call.rest.put("gateways/order", { ids });
    return true;
  }

  async #add() {
    const { rest, texts } = this.#call;
    const { t } = texts;
    const kinds = this.#kinds.filter((each) => each.available !== false);
    const chosen = await ask(texts, {
      title: t("gateways.add"),
      submit: t("next"),
      fields: [
        field({
          name: "kind",
          type: "choice",
          label: t("gateways.kind"),
          value: kinds[0]?.kind,
          options: kinds.map((each) => ({ value: each.kind, label: this.#kindName(each.kind) })),
        }),
      ],
      send: ({ kind }) => kind,
    });
    if (!chosen) {
      return undefined;
    }
    const kind = chosen.result;
    const fields = this.#fields(kind, {});
    const changes = new Changes(fields);
    return this.#ask(`${t("gateways.add")}: ${this.#kindName(kind)}`, "", fields, (values) =>
      rest.post("gateways", {
        ...values,
        kind,
        settings: changes.read(),
      }),
    );
  }

  #change(gateway) {
    const { rest, texts } = this.#call;
    const fields = this.#fields(gateway.kind, gateway.settings);
    const changes = new Changes(fields);
    return this.#ask(`${texts.t("gateways.change")}: ${gateway.name}`, gateway.name, fields, (values) =>
      rest.patch(`gateways/${encodeURIComponent(gateway.id)}`, { ...values, settings: changes.read() }),
    );
  }

  #ask(title, name, settings, send) {
    const { texts } = this.#call;
    const { t } = texts;
    return ask(texts, {
      title,
      submit: t("save"),
      fields: [
        field({ name: "name", type: "text", label: t("gateways.name"), value: name, required: true }),
        ...settings,
        reasonField(texts, false),
      ],
      send: (values) => send({ name: values.name, ...(values.reason && { reason: values.reason }) }),
    });
  }

  #delete(gateway) {
    const { rest, texts } = this.#call;
    const { t } = texts;
    return ask(texts, {
      title: `${t("gateways.delete")}: ${gateway.name}`,
      text: t("gateways.delete.text"),
      submit: t("gateways.delete"),
      danger: true,
      fields: [reasonField(texts, false)],
      send: ({ reason }) => rest.delete(`gateways/${encodeURIComponent(gateway.id)}${because(reason)}`),
    });
  }

  #test(gateway) {
    return new SmsTest(this.#call).send(gateway);
  }

  /** All settings but the priority: the order is set by buttons. */
  #fields(kind, values) {
    return this.#kind(kind)
      .settings.filter((each) => each.name !== "priority")
      .map((each) => settingField(this.#call.texts, each, values[each.name] ?? each.default));
  }

  #kind(kind) {
    return this.#kinds.find((each) => each.kind === kind);
  }

  #kindName(kind) {
    return this.#call.texts.or(`kind.${kind}`, kind);
  }
}
