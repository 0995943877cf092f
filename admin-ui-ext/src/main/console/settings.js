// Fields for settings that our REST interface describes: of the policy and of gateways.

import { field } from "./fields.js";

/** A field for a setting with a value. */
export function settingField(texts, setting, value) {
  const { t } = texts;
  return field({
    name: setting.name,
    type: setting.type,
    label: settingName(texts, setting),
    help: [
      texts.or(`help.${setting.name}`, setting.help),
      setting.default && t("default", shown(texts, setting, setting.default)),
    ]
      .filter(Boolean)
      .join(" "),
    options: options(texts, setting),
    value: stored(setting, value),
  });
}

/** What a setting is called. */
export function settingName(texts, setting) {
  return texts.or(`setting.${setting.name}`, setting.label ?? setting.name);
}

/** A value as an administrator reads it. */
export function shown(texts, setting, value) {
  const each = [value ?? []].flat().map((one) => optionName(texts, setting, String(one)));
  return each.length > 0 ? each.join(", ") : texts.t("none");
}

/** What has changed since the fields were made; null is the default. */
export class Changes {
  #fields;
  #before;

  constructor(fields) {
    this.#fields = fields;
    this.#before = new Map(fields.map((each) => [each, JSON.stringify(each.read())]));
  }

  /** The changed values by their names. */
  read() {
    const changed = this.#fields.filter((each) => JSON.stringify(each.read()) !== this.#before.get(each));
    return Object.fromEntries(changed.map((each) => [each.name, valueOf(each)]));
  }
}

/** The value of a field; null for nothing. */
function valueOf(each) {
  const value = each.read();
  return value.length === 0 ? null : value;
}

function options(texts, setting) {
  const all = (setting.options ?? []).map((value) => ({ value, label: optionName(texts, setting, value) }));
  const needsNone = setting.type === "choice" && !setting.default;
  return needsNone ? [{ value: "", label: texts.t("none") }, ...all] : all;
}

function optionName(texts, setting, value) {
  return [`option.${setting.name}.${value}`, `method.${value}`, `option.${value}`]
    .filter((key) => texts.has(key))
    .map((key) => texts.t(key))
    .concat(value)[0];
}

function stored(setting, value) {
  if (setting.type === "choices" || setting.type === "texts") {
    return [value ?? []].flat().map(String);
  }
  return [value ?? ""].flat().join(",");
}
