// The administrator's own second factor, which the server wants checked before some changes. It is asked for in a
// window of its own, so that nothing typed here is lost; the session that the token belongs to takes note of it.

import { h } from "./dom.js";
import { dialog } from "./dialogs.js";
import { alert, button, buttons, liveRegion, paragraph } from "./parts.js";
import { random } from "./random.js";

const ACTION = "second-factor-confirm";
const MARK = `${ACTION}.`;
const WINDOW = "popup,width=520,height=720";
const PAUSE = 250;

/** Tells the page that has asked how it ended, when this page is where the window comes back to. */
export function tellReturn(window) {
  const parameters = new URLSearchParams(window.location.search);
  if (!parameters.get("state")?.startsWith(MARK)) {
    return;
  }
  const channel = new BroadcastChannel(ACTION);
  channel.postMessage({ state: parameters.get("state"), isConfirmed: isConfirmed(parameters) });
  channel.close();
  window.close();
}

export class Confirmation {
  #environment;
  #texts;

  /** @param texts gives the texts */
  constructor(environment, texts) {
    this.#environment = environment;
    this.#texts = texts;
  }

  /**
   * Asks over the page.
   *
   * @returns true when the second factor was checked; false when the administrator has left it
   */
  async ask() {
    const { t } = this.#texts();
    const news = liveRegion();
    const request = new AuthorizationRequest(this.#environment);
    const answer = await dialog({
      title: t("confirm"),
      closeText: t("close"),
      content: (close) => {
        request.follow((end) => (end === "confirmed" ? close(true) : this.#tell(news, end)));
        return [
          paragraph(t("confirm.text")),
          news,
          buttons(
            button(t("confirm.open"), "primary", () => request.open(), { "data-first": true, "data-action": "confirm" }),
            button(t("cancel"), "link", () => close(false)),
          ),
          h("p", {}, h("a", { href: request.url, target: "_blank", "data-action": "confirm-tab" }, t("confirm.tab"))),
        ];
      },
    });
    request.end();
    return answer === true;
  }

  #tell(news, end) {
    news.replaceChildren(alert("warning", this.#texts().t(`confirm.${end}`)));
  }
}

/** One request of the authorization endpoint; nobody redeems the code that it gives. */
class AuthorizationRequest {
  #state = MARK + random();
  #console;
  #window;
  #timer;
  #channel = new BroadcastChannel(ACTION);
  #onEnd;

  constructor({ serverUrl, adminUrl, loginRealm, clientId }) {
    const realm = encodeURIComponent(loginRealm);
    this.#console = `${adminUrl}/admin/${realm}/console/`;
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: this.#console,
      response_type: "code",
      response_mode: "query",
      scope: "openid",
      kc_action: ACTION,
      state: this.#state,
      code_challenge_method: "S256",
      code_challenge: random(),
    });
    this.url = `${serverUrl}/realms/${realm}/protocol/openid-connect/auth?${query}`;
  }

  /** Calls back with confirmed, cancelled, closed or blocked, until it ends. */
  follow(onEnd) {
    this.#onEnd = onEnd;
    this.#channel.addEventListener("message", ({ data }) => {
      if (data.state === this.#state) {
        this.#returned(data.isConfirmed);
      }
    });
    this.#timer = setInterval(() => this.#look(), PAUSE);
  }

  open() {
    this.#window?.close();
    this.#window = window.open(this.url, "_blank", WINDOW) ?? undefined;
    if (!this.#window) {
      this.#onEnd("blocked");
    }
  }

  end() {
    clearInterval(this.#timer);
    this.#channel.close();
    this.#window?.close();
  }

  /** The console in the window may be about to sign in by itself, so that nothing is told. */
  #look() {
    if (this.#window?.closed) {
      this.#window = undefined;
      this.#onEnd("closed");
    } else if (this.#window && address(this.#window).startsWith(this.#console)) {
      const parameters = new URL(address(this.#window)).searchParams;
      this.#returned(parameters.get("state") !== this.#state || isConfirmed(parameters));
    }
  }

  #returned(isDone) {
    this.#window?.close();
    this.#window = undefined;
    this.#onEnd(isDone ? "confirmed" : "cancelled");
  }
}

function isConfirmed(parameters) {
  return parameters.get("kc_action_status") === "success";
}

/** Where a window is; nothing when it is elsewhere. */
function address(other) {
  try {
    return other.location.href;
  } catch {
    return "";
  }
}
