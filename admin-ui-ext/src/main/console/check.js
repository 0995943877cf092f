// The section for the doctor: what is wrong in the realm, and what to do about it.

import { h } from "./dom.js";
import { alert, button, buttons } from "./parts.js";

const KINDS = { error: "danger", warning: "warning", info: "info" };

export class CheckSection {
  #call;

  constructor(call) {
    this.#call = call;
  }

  async fill() {
    const { rest, texts, place, reload, done } = this.#call;
    const { t } = texts;
    const findings = await rest.get("check");
    const again = async () => {
      await reload();
      document.querySelector("[data-action='check']")?.focus();
      done(t("check.again.done"));
    };
    place.replaceChildren(
      buttons(button(t("check.again"), "secondary", again, { "data-action": "check" })),
      ...(findings.length === 0 ? [alert("success", t("check.none"))] : findings.map((each) => finding(texts, each))),
    );
  }
}

function finding(texts, { id, severity, message, fix }) {
  const element = alert(
    KINDS[severity] ?? "info",
    `${texts.t(`check.${severity}`)}: ${message}`,
    h("p", {}, h("strong", {}, `${texts.t("check.fix")}: `), fix),
  );
  element.setAttribute("data-finding", id);
  return element;
}
