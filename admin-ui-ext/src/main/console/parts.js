// The console's own building blocks, by the classes of PatternFly 5 that it has loaded.

import { h, icon } from "./dom.js";

const ICONS = {
  success:
    "M504 256c0 137-111 248-248 248S8 393 8 256 119 8 256 8s248 111 248 248zM227 387l184-184c6-6 6-16 0-22l-23-23c-6-6-16-6-22 0L216 308l-70-70c-6-6-16-6-22 0l-23 23c-6 6-6 16 0 22l104 104c6 6 16 6 22 0z",
  danger:
    "M504 256c0 137-111 248-248 248S8 393 8 256 119 8 256 8s248 111 248 248zm-248 50a46 46 0 1 0 0 92 46 46 0 0 0 0-92zm-44-165 8 136c0 6 6 11 12 11h48c6 0 12-5 12-11l8-136c0-7-5-13-12-13h-64c-7 0-12 6-12 13z",
};

/** A button; kinds are primary, secondary, danger, link and plain. */
export function button(text, kind, onClick, attributes = {}) {
  return h("button", { type: "button", class: `pf-v5-c-button pf-m-${kind}`, click: onClick, ...attributes }, text);
}

/** Buttons side by side, in several lines where there is no room. */
export function buttons(...children) {
  return h("div", { class: "pf-v5-l-flex pf-m-space-items-sm pf-m-row-gap-sm pf-v5-u-mb-md" }, children.flat());
}

/** A word on a colour. */
export function label(text, colour) {
  return h(
    "span",
    { class: `pf-v5-c-label pf-m-compact pf-m-${colour}` },
    h("span", { class: "pf-v5-c-label__content" }, h("span", { class: "pf-v5-c-label__text" }, text)),
  );
}

/** A message in the page; kinds are success, info, warning and danger. */
export function alert(kind, title, ...body) {
  return h(
    "div",
    { class: `pf-v5-c-alert pf-m-inline pf-m-${kind} pf-v5-u-mb-md` },
    h("div", { class: "pf-v5-c-alert__icon" }, icon(kind === "success" ? ICONS.success : ICONS.danger)),
    h("p", { class: "pf-v5-c-alert__title" }, title),
    body.length > 0 && h("div", { class: "pf-v5-c-alert__description" }, body),
  );
}

/** A place whose messages are read out when they come. */
export function liveRegion() {
  return h("div", { "aria-live": "polite", role: "status" });
}

/** A table that becomes a list of cards on a phone. */
export function table(caption, columns, rows) {
  const head = columns.map((column) => h("th", { class: "pf-v5-c-table__th pf-m-wrap", scope: "col" }, column));
  return h(
    "table",
    { class: "pf-v5-c-table pf-m-grid-md pf-v5-u-mb-lg" },
    h("caption", { class: "second-factor-unseen" }, caption),
    h("thead", { class: "pf-v5-c-table__thead" }, h("tr", { class: "pf-v5-c-table__tr" }, head)),
    h(
      "tbody",
      { class: "pf-v5-c-table__tbody" },
      rows.map((row) => tableRow(columns, row)),
    ),
  );
}

function tableRow(columns, cells) {
  return h(
    "tr",
    { class: "pf-v5-c-table__tr" },
    cells.map((cell, index) =>
      h(
        index === 0 ? "th" : "td",
        {
          class: "pf-v5-c-table__td",
          scope: index === 0 && "row",
          "data-label": columns[index],
        },
        h("div", {}, cell),
      ),
    ),
  );
}

/** Names and values. The console loads PatternFly's own list of these on some of its pages only. */
export function descriptions(pairs) {
  return h(
    "dl",
    { class: "second-factor-values" },
    pairs.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]).flat(),
  );
}

/** A heading of a section. */
export function heading(text, level = 2) {
  const size = level === 2 ? "xl" : "md";
  return h(`h${level}`, { class: `pf-v5-c-title pf-m-${size} pf-v5-u-mb-md` }, text);
}

/** A paragraph. */
export function paragraph(...text) {
  return h("p", { class: "pf-v5-u-mb-md" }, text);
}
