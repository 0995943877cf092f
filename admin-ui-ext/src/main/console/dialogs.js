// Questions over the page. The browser keeps the focus in them and gives it back; Escape closes them.

import { h, icon, newId } from "./dom.js";

const CLOSE =
  "M256 8a248 248 0 1 0 0 496 248 248 0 0 0 0-496zm121 321c5 4 5 12 0 17l-31 31c-5 5-13 5-17 0l-73-74-73 74c-4 5-12 5-17 0l-31-32c-5-4-5-12 0-17l74-72-74-73c-5-4-5-12 0-17l32-31c4-5 12-5 17 0l72 74 73-74c4-5 12-5 17 0l31 32c5 4 5 12 0 17l-74 72z";

/**
 * Opens one.
 *
 * @param content makes what is in it; it is given the function that closes it with a result
 * @returns the result; undefined when it was left
 */
export function dialog({ title, closeText, content }) {
  const titleId = newId("title");
  let result;
  const element = h("dialog", {
    class: "pf-v5-c-modal-box pf-m-sm second-factor-dialog",
    "aria-labelledby": titleId,
  });
  const close = (value) => {
    result = value;
    element.close();
  };
  element.append(
    h(
      "div",
      { class: "pf-v5-c-modal-box__close" },
      h(
        "button",
        {
          type: "button",
          class: "pf-v5-c-button pf-m-plain",
          "aria-label": closeText,
          click: () => close(undefined),
        },
        icon(CLOSE),
      ),
    ),
    h(
      "header",
      { class: "pf-v5-c-modal-box__header" },
      h("h1", { class: "pf-v5-c-modal-box__title", id: titleId }, title),
    ),
    h("div", { class: "pf-v5-c-modal-box__body" }, content(close)),
  );
  document.body.append(element);
  const leave = () => close(undefined);
  window.addEventListener("hashchange", leave);
  element.showModal();
  element.querySelector("[data-first], input, select, textarea")?.focus();
  return new Promise((resolve) => {
    element.addEventListener("close", () => {
      window.removeEventListener("hashchange", leave);
      element.remove();
      resolve(result);
    });
  });
}
