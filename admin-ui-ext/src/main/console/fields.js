// Fields of forms, each with its label, help and error.

import { h, icon, newId } from "./dom.js";

const CARET =
  "M31.3 192h257.3c17.8 0 26.7 21.5 14.1 34.1L174.1 354.8c-7.8 7.8-20.5 7.8-28.3 0L17.2 226.1C4.6 213.5 13.5 192 31.3 192z";

/**
 * A field.
 *
 * @param also other names under which the server may blame it
 * @param type text, texts (one each line), secret, number, choice, choices or flag
 * @param options of choices: value and label of each
 * @returns its name, its element, and how to read it, to show an error and to give it the focus
 */
export function field({ name, also = [], type, label, help, options = [], value, required, attributes = {} }) {
  const id = newId("field");
  const describedBy = `${id}-help ${id}-error`;
  const input = inputs[type] ?? inputs.text;
  const control = input({
    id,
    name,
    label,
    options,
    value,
    attributes: {
      "aria-describedby": describedBy,
      "aria-required": required && "true",
      ...attributes,
    },
  });
  const error = h("div", {
    id: `${id}-error`,
    class: "pf-v5-c-helper-text",
    "aria-live": "polite",
  });
  const isGroup = control.isGroup;
  const element = h(
    "div",
    {
      class: "pf-v5-c-form__group",
      ...(isGroup ? { role: "group", "aria-labelledby": `${id}-label` } : {}),
    },
    h(
      "div",
      { class: "pf-v5-c-form__group-label" },
      h(
        isGroup ? "span" : "label",
        { class: "pf-v5-c-form__label", id: `${id}-label`, ...(isGroup ? {} : { for: id }) },
        h("span", { class: "pf-v5-c-form__label-text" }, label),
        required && h("span", { class: "pf-v5-c-form__label-required", "aria-hidden": "true" }, " *"),
      ),
    ),
    h(
      "div",
      { class: "pf-v5-c-form__group-control" },
      control.element,
      h(
        "div",
        { class: "pf-v5-c-form__helper-text" },
        help && h("div", { id: `${id}-help`, class: "second-factor-help" }, help),
        error,
      ),
    ),
  );
  return {
    name,
    also,
    element,
    read: control.read,
    focus: () => control.focus(),
    fail: (message) => fail(control, error, message),
  };
}

function fail(control, error, message) {
  control.frame.classList.toggle("pf-m-error", Boolean(message));
  control.inputs.forEach((input) => {
    if (message) {
      input.setAttribute("aria-invalid", "true");
    } else {
      input.removeAttribute("aria-invalid");
    }
  });
  const item = h(
    "div",
    { class: "pf-v5-c-helper-text__item pf-m-error" },
    h("span", { class: "pf-v5-c-helper-text__item-text" }, message),
  );
  error.replaceChildren(...(message ? [item] : []));
}

const inputs = {
  text: (field) => line("text", field),
  secret: (field) => line("password", field, { autocomplete: "new-password" }),
  number: (field) => line("text", field, { inputmode: "numeric" }),
  texts: (field) => {
    const element = h("textarea", { ...common(field), rows: 3 });
    element.value = (field.value ?? []).join("\n");
    return single(element, "pf-m-resize-vertical", () =>
      element.value
        .split("\n")
        .map((each) => each.trim())
        .filter((each) => each),
    );
  },
  choice: (field) => {
    const element = h(
      "select",
      common(field),
      field.options.map((option) => h("option", { value: option.value }, option.label)),
    );
    element.value = field.value ?? "";
    const control = single(element, "", () => element.value);
    control.frame.append(
      h(
        "span",
        { class: "pf-v5-c-form-control__utilities" },
        h("span", { class: "pf-v5-c-form-control__toggle-icon" }, icon(CARET, "0 0 320 512")),
      ),
    );
    return control;
  },
  choices: (field) => {
    const boxes = field.options.map((option) =>
      box(`${field.id}-${option.value}`, field, option.label, {
        value: option.value,
        checked: (field.value ?? []).includes(option.value),
      }),
    );
    return group(boxes, () => boxes.filter((each) => each.input.checked).map((b) => b.input.value));
  },
  flag: (field) => {
    const only = box(field.id, field, field.label, { checked: field.value === true });
    return group([only], () => only.input.checked);
  },
};

function common(field) {
  return { id: field.id, name: field.name, ...field.attributes };
}

function line(type, field, more = {}) {
  const element = h("input", { type, autocomplete: "off", ...more, ...common(field) });
  element.value = Array.isArray(field.value) ? field.value.join(",") : (field.value ?? "");
  return single(element, "", () => element.value.trim());
}

function single(element, more, read) {
  const frame = h("span", { class: `pf-v5-c-form-control ${more}`.trim() }, element);
  return { element: frame, frame, inputs: [element], read, focus: () => element.focus() };
}

function box(id, field, text, attributes) {
  const input = h("input", {
    type: "checkbox",
    class: "pf-v5-c-check__input",
    id,
    name: field.name,
    "aria-describedby": field.attributes["aria-describedby"],
    ...attributes,
  });
  const element = h(
    "div",
    { class: "pf-v5-c-check" },
    input,
    h("label", { class: "pf-v5-c-check__label", for: id }, text),
  );
  return { input, element };
}

function group(boxes, read) {
  const frame = h(
    "div",
    { class: "second-factor-choices" },
    boxes.map((each) => each.element),
  );
  return {
    element: frame,
    frame,
    inputs: boxes.map((each) => each.input),
    isGroup: true,
    read,
    focus: () => boxes[0]?.input.focus(),
  };
}
