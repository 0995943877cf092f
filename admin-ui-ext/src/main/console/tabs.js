// A tab of ours among the tabs of a page of the console, and the panel that belongs to it.

import { h, newId } from "./dom.js";
import { TAB } from "./environment.js";

// The console's tabs that ours stands behind, where they are there.
const NEIGHBOURS = { user: "credentials", realm: "security-defenses" };

const MARK = "data-second-factor-root";

/** The tabs of the page that is open, when they are there and look as expected. */
export function findTabs(route) {
  for (const list of document.querySelectorAll("main ul.pf-v5-c-tabs__list")) {
    const first = list.querySelector(":scope > li.pf-v5-c-tabs__item > a.pf-v5-c-tabs__link");
    if (first?.getAttribute("href")?.startsWith(route.root) && list.closest(".pf-v5-c-tabs")) {
      return list;
    }
  }
  return undefined;
}

/** Our tab in a list of tabs. */
export class Tab {
  #list;
  #item;
  #panel;
  #route;

  /** The one that is there for a page; undefined when there is none. */
  static #known = new WeakMap();

  static of(list, route) {
    const tab = Tab.#known.get(list);
    return tab?.#route.root === route.root && tab.#item.isConnected ? tab : undefined;
  }

  /** Adds one. */
  static add(list, route, title) {
    Tab.#known.get(list)?.remove();
    const tab = new Tab(list, route, title);
    Tab.#known.set(list, tab);
    return tab;
  }

  constructor(list, route, title) {
    this.#list = list;
    this.#route = route;
    const id = newId("tab");
    const panelId = newId("panel");
    const text = h("span", { class: "pf-v5-c-tabs__item-text" }, title);
    const link = h(
      "a",
      {
        class: "pf-v5-c-tabs__link",
        id,
        href: route.root + TAB,
        role: "tab",
        "aria-controls": panelId,
        "aria-selected": "false",
        "data-testid": "second-factor-tab",
      },
      text,
    );
    this.#item = h("li", { class: "pf-v5-c-tabs__item", role: "presentation", [MARK]: true }, link);
    this.#panel = h("section", {
      class: "pf-v5-c-page__main-section pf-m-light second-factor-panel",
      id: panelId,
      role: "tabpanel",
      tabindex: "0",
      hidden: true,
      "aria-labelledby": id,
      "data-testid": "second-factor-panel",
    });
    const neighbour = NEIGHBOURS[route.page];
    const before = list.querySelector(`:scope > li > a[href="${route.root + neighbour}"]`);
    (before?.parentElement ?? list.lastElementChild).after(this.#item);
    list.closest(".pf-v5-c-tabs").parentElement.append(this.#panel);
  }

  /** Whether its panel is shown. */
  get isShown() {
    return !this.#panel.hidden;
  }

  /** Shows the panel in place of the console's, and gives it. */
  show() {
    this.#panel.hidden = false;
    this.#panel.parentElement.classList.add("second-factor-shown");
    this.#select(this.#item);
    // The console draws the buttons for scrolling late.
    for (const wait of [100, 700]) {
      setTimeout(() => this.#item.scrollIntoView({ block: "nearest", inline: "nearest" }), wait);
    }
    return this.#panel;
  }

  /** Stays the selected one: the console selects another when it draws its tabs anew. */
  keep() {
    this.#select(this.#item);
  }

  /** Shows the console's panel again. */
  hide() {
    if (this.isShown) {
      this.#panel.hidden = true;
      this.#panel.replaceChildren();
      this.#panel.parentElement.classList.remove("second-factor-shown");
      this.#select(this.#current());
    }
  }

  /** Takes the tab away. */
  remove() {
    this.hide();
    this.#item.remove();
    this.#panel.remove();
  }

  /** The console's tab that an address names, as it finds it itself: else the first one. */
  #current() {
    const items = [...this.#list.children].filter((item) => item !== this.#item);
    const address = decodeURI(location.hash);
    const fits = (item) => address.startsWith(decodeURI(item.firstElementChild.getAttribute("href")));
    return items.find(fits) ?? items[0];
  }

  #select(selected) {
    for (const item of this.#list.children) {
      item.classList.toggle("pf-m-current", item === selected);
      item.firstElementChild?.setAttribute("aria-selected", String(item === selected));
    }
  }
}
