// Buttons of a section: what one does, the section as it is then, the focus where it was, and a message.

import { button } from "./parts.js";

/**
 * A button.
 *
 * @param call the section's call: where it is, how it is filled anew, and where messages go
 * @param key its name, by which it is found again when the section was filled anew
 * @param run what it does; gives nothing when the administrator has left it
 */
export function actionButton(call, { key, text, kind, run, said = call.texts.t("saved"), attributes = {} }) {
  const click = async () => {
    try {
      if (await run()) {
        await call.reload();
        document.querySelector(`[data-action="${CSS.escape(key)}"]:not([disabled])`)?.focus();
        call.done(said);
      }
    } catch (error) {
      call.fail(error);
    }
  };
  return button(text, kind, click, { "data-action": key, ...attributes });
}
