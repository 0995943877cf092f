// The pages of Second Factor in the admin console. Where anything is not as expected, the console stays as it is.

import { Confirmation, tellReturn } from "./confirm.js";
import { isKnownVersion, readEnvironment, readRoute } from "./environment.js";
import { Rest } from "./rest.js";
import { Session } from "./session.js";
import { Tab, findTabs } from "./tabs.js";
import { Texts } from "./texts.js";
import { realmPage } from "./realm.js";
import { userPage } from "./user.js";

const PAGES = { user: userPage, realm: realmPage };
const PATIENCE = 10_000;

class Console {
  #environment;
  #session;
  #confirmation;
  #texts;
  #rights = new Map();
  #pending;
  #timer;
  #isOff = false;
  #isTold = false;

  constructor(environment) {
    this.#environment = environment;
    this.#session = new Session(environment);
    this.#confirmation = new Confirmation(environment, () => this.#texts);
  }

  start() {
    this.#session.watch(window);
    document.head.append(
      Object.assign(document.createElement("link"), {
        rel: "stylesheet",
        href: new URL("console.css", import.meta.url).href,
      }),
    );
    window.addEventListener("hashchange", () => this.#look());
    new MutationObserver(() => this.#look()).observe(document.getElementById("app"), {
      childList: true,
      subtree: true,
    });
    this.#look();
  }

  #look() {
    const route = this.#isOff ? undefined : readRoute(location.hash);
    const list = route && findTabs(route);
    if (!list) {
      this.#expectTabs(route);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const tab = Tab.of(list, route);
    if (tab) {
      this.#follow(tab, route);
    } else if (this.#pending !== list) {
      this.#pending = list;
      this.#add(list, route).catch((error) => this.#tell(String(error?.message ?? error)));
    }
  }

  #follow(tab, route) {
    if (!route.isOurs) {
      tab.hide();
    } else if (tab.isShown) {
      tab.keep();
      tab.page.follow?.(route);
    } else {
      tab.page.show(tab.show(), route);
    }
  }

  /** A page without its tabs is one that is loading, a user that is not there, or another console. */
  #expectTabs(route) {
    if (route && this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#tell("no tabs where they are expected"), PATIENCE);
    } else if (!route) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
  }

  async #add(list, route) {
    try {
      const rest = new Rest(this.#environment, this.#session, this.#confirmation, route.realm);
      const rights = await this.#rightsIn(route.realm, rest);
      const page = rights && (await PAGES[route.page].open({ rest, rights, route }));
      if (!page || !list.isConnected) {
        return;
      }
      this.#texts ??= await Texts.load(this.#environment, rights.locale);
      const tab = Tab.add(list, route, this.#texts.t("tab"));
      tab.page = page(this.#texts);
    } finally {
      this.#look();
    }
  }

  /** What the administrator may do in a realm; undefined for nothing, or in a console that we do not know. */
  async #rightsIn(realm, rest) {
    if (!this.#rights.has(realm)) {
      this.#rights.set(realm, await rest.find("console"));
    }
    const rights = this.#rights.get(realm);
    if (rights && !isKnownVersion(rights.version)) {
      this.#isOff = true;
      this.#tell(`not made for the console of Keycloak ${rights.version}`);
      return undefined;
    }
    return rights;
  }

  #tell(why) {
    if (!this.#isTold) {
      this.#isTold = true;
      warn(why);
    }
  }
}

function warn(why) {
  console.warn(`Second Factor shows nothing in this console: ${why}`);
}

tellReturn(window);
const environment = readEnvironment(document);
if (environment) {
  new Console(environment).start();
} else {
  warn("its page does not say where it is");
}
