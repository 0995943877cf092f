// A test message: where it is to go, and what came of it.

import { h } from "./dom.js";
import { dialog } from "./dialogs.js";
import { field } from "./fields.js";
import { ask, problemText } from "./forms.js";
import { alert, liveRegion } from "./parts.js";

const KINDS = { sent: "success", delivered: "success", failed: "danger", unknown: "warning" };
const PAUSE = 1_000;
const TRIES = 60;

export class SmsTest {
  #rest;
  #texts;

  constructor({ rest, texts }) {
    this.#rest = rest;
    this.#texts = texts;
  }

  /** Asks for a number, sends, and shows what came of it; by one gateway, or as codes are sent. */
  async send(gateway) {
    const { t } = this.#texts;
    const sent = await ask(this.#texts, {
      title: t("gateways.test"),
      text: gateway ? t("gateways.test.one", gateway.name) : t("gateways.test.all"),
      submit: t("gateways.test.submit"),
      fields: [
        field({
          name: "number",
          type: "text",
          label: t("gateways.test.number"),
          help: t("gateways.test.help"),
          required: true,
        }),
      ],
      send: ({ number }) => this.#rest.post("sms/test", { number, ...(gateway && { gateway: gateway.id }) }),
    });
    if (sent) {
      await this.#follow(sent.result);
    }
  }

  async #follow(message) {
    const { t } = this.#texts;
    const news = liveRegion();
    let isOpen = true;
    const closed = dialog({ title: t("gateways.test"), closeText: t("close"), content: () => [news] });
    closed.then(() => {
      isOpen = false;
    });
    this.#show(news, message);
    try {
      let current = message;
      for (let n = 0; isOpen && n < TRIES && current.state === "queued"; n += 1) {
        await new Promise((resolve) => {
          setTimeout(resolve, PAUSE);
        });
        current = await this.#rest.get(`sms/test/${encodeURIComponent(message.id)}`);
        this.#show(news, current);
      }
    } catch (error) {
      news.replaceChildren(alert("danger", problemText(this.#texts, error)));
    }
    await closed;
  }

  #show(news, message) {
    const { t } = this.#texts;
    const attempts = (message.attempts ?? []).map((each) =>
      h("p", {}, [each.gateway, t(`sms.${each.state}`), each.code, each.explanation].filter(Boolean).join(" – ")),
    );
    news.replaceChildren(
      alert(KINDS[message.state] ?? "info", `${message.number}: ${t(`sms.${message.state}`)}`, ...attempts),
    );
  }
}
