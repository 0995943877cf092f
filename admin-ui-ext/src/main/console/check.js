// The section for the doctor: what is wrong in the realm, and what to do about it.

import { actionButton } from "./actions.js";
import { h } from "./dom.js";
import { alert, buttons } from "./parts.js";

const KINDS = { error: "danger", warning: "warning", info: "info" };

export class CheckSection {
  #call;

  constructor(call) {
    this.#call = call;
  }

  async fill() {
    const { rest, texts, place } = this.#call;
    const { t } = texts;
    const findings = await rest.get("check");
    const again = actionButton(this.#call, {
      key: "check",
      text: t("check.again"),
      kind: "secondary",
      run: () => true,
      said: t("check.again.done"),
    });
    place.replaceChildren(
      buttons(again),
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
