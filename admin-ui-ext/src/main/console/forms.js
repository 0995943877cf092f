// Forms: what is typed goes to our REST interface, and stays when that refuses it.

import { h } from "./dom.js";
import { dialog } from "./dialogs.js";
import { field } from "./fields.js";
import { alert, button, paragraph } from "./parts.js";
import { Refused } from "./rest.js";

/** What a failed call is to be called in the page. */
export function problemText(texts, error) {
  if (error instanceof Refused && error.isUnconfirmed) {
    return texts.t("confirm.needed");
  }
  if (error instanceof Refused) {
    return error.message || texts.t("error.status", error.status);
  }
  return texts.t("error.call");
}

/**
 * A form.
 *
 * @param body what is shown of the fields, when it is not one after the other
 * @param send takes the values by their names; a refusal of it is shown at the fields that it names
 * @param actions the buttons; the first one submits
 */
export function form(texts, { fields, body, send, actions, done }) {
  const problems = h("div", { role: "alert" });
  const element = h(
    "form",
    { class: "pf-v5-c-form", novalidate: true, submit: (event) => submit(event) },
    problems,
    body ?? fields.map((each) => each.element),
    h("div", { class: "pf-v5-c-form__group pf-m-action" }, h("div", { class: "pf-v5-c-form__actions" }, actions)),
  );
  let isBusy = false;
  async function submit(event) {
    event.preventDefault();
    if (isBusy) {
      return;
    }
    isBusy = true;
    problems.replaceChildren();
    fields.forEach((each) => each.fail(""));
    try {
      done(await send(values(fields)));
    } catch (error) {
      showRefusal(texts, fields, problems, error);
    } finally {
      isBusy = false;
    }
  }
  return element;
}

function values(fields) {
  return Object.fromEntries(fields.map((each) => [each.name, each.read()]));
}

function showRefusal(texts, fields, problems, error) {
  const told = error instanceof Refused ? error.fields : [];
  const blamed = told.map((each) => ({
    ...each,
    at: fields.find((candidate) => [candidate.name, ...candidate.also].includes(each.field)),
  }));
  const at = blamed.filter((each) => each.at);
  at.forEach((each) => each.at.fail(texts.t("error.allowed", each.allowed)));
  const rest = blamed.filter((each) => !each.at);
  if (at.length === 0 || rest.length > 0) {
    const lines = rest.map((each) => h("p", {}, each.message ?? `${each.field}: ${each.allowed}`));
    problems.replaceChildren(
      alert("danger", rest.length > 0 ? texts.t("error.refused") : problemText(texts, error), ...lines),
    );
  }
  at[0]?.at.focus();
}

/** The field for the administrator's own words. */
export function reasonField(texts, required) {
  return field({
    name: "reason",
    type: "text",
    label: texts.t("reason"),
    help: texts.t("reason.help"),
    required,
    attributes: { maxlength: 500 },
  });
}

/** The end of an address that has the administrator's own words. */
export function because(reason) {
  return reason ? `?${new URLSearchParams({ reason })}` : "";
}

/**
 * Asks in a dialog.
 *
 * @returns what send gave, in an object; undefined when the administrator has left it
 */
export function ask(texts, { title, text, fields, submit, danger, send }) {
  return dialog({
    title,
    closeText: texts.t("close"),
    content: (close) => {
      const kind = danger ? "danger" : "primary";
      const actions = [
        h("button", { type: "submit", class: `pf-v5-c-button pf-m-${kind}` }, submit),
        button(texts.t("cancel"), "link", () => close(undefined)),
      ];
      const done = (result) => close({ result });
      return [text && paragraph(text), form(texts, { fields, send, actions, done })].filter(Boolean);
    },
  });
}
