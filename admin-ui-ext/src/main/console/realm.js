// The tab at the settings of a realm: one section for each subject.

import { CheckSection } from "./check.js";
import { h, newId } from "./dom.js";
import { SECTION, TAB } from "./environment.js";
import { FlowsSection } from "./flows.js";
import { problemText } from "./forms.js";
import { GatewaysSection } from "./gateways.js";
import { alert, liveRegion } from "./parts.js";
import { PolicySection } from "./policy.js";
import { ReportSection } from "./report.js";

const SECTIONS = {
  policy: PolicySection,
  gateways: GatewaysSection,
  flows: FlowsSection,
  report: ReportSection,
  check: CheckSection,
};

export const realmPage = {
  /** Makes the page, when the administrator may see the settings of the realm. */
  async open({ rest, rights, route }) {
    if (!rights.viewRealm) {
      return undefined;
    }
    const hasGateways = (await rest.find("gateways")) !== undefined;
    const hasFlows = (await rest.find("flows")) !== undefined;
    const names = Object.keys(SECTIONS).filter(
      (name) =>
        (name !== "gateways" || hasGateways) &&
        (name !== "flows" || hasFlows) &&
        (name !== "report" || rights.viewUsers),
    );
    return (texts) => new RealmPage({ rest, rights, route, texts, names });
  },
};

class RealmPage {
  #call;
  #names;
  #shown;
  #links;
  #news = liveRegion();
  #content;

  constructor({ rest, rights, route, texts, names }) {
    this.#call = { rest, rights, texts, mayChange: rights.manageRealm };
    this.#names = names;
    const contentId = newId("section");
    this.#links = new Map(names.map((name) => [name, link(texts, route, name, contentId)]));
    this.#content = h("div", { id: contentId, role: "tabpanel", class: "pf-v5-u-mt-lg" });
  }

  /** Fills a panel. */
  show(panel, route) {
    const items = [...this.#links.values()].map((each) =>
      h("li", { class: "pf-v5-c-tabs__item", role: "presentation" }, each),
    );
    const list = h("ul", { class: "pf-v5-c-tabs__list", role: "tablist" }, items);
    panel.replaceChildren(
      h(
        "nav",
        { class: "pf-v5-c-tabs pf-m-secondary second-factor-sections", "aria-label": this.#call.texts.t("tab") },
        list,
      ),
      h("div", { class: "pf-v5-u-mt-md" }, this.#news),
      this.#content,
    );
    this.#shown = undefined;
    this.follow(route);
  }

  /** Goes to the section of an address. */
  follow(route) {
    const name = this.#names.includes(route.section) ? route.section : this.#names[0];
    if (name === this.#shown) {
      return;
    }
    this.#shown = name;
    this.#news.replaceChildren();
    for (const [each, element] of this.#links) {
      element.setAttribute("aria-selected", String(each === name));
      element.parentElement.classList.toggle("pf-m-current", each === name);
    }
    this.#content.setAttribute("aria-labelledby", this.#links.get(name).id);
    this.#load(name);
  }

  async #load(name) {
    const place = h("div");
    this.#content.replaceChildren(place);
    const reload = () => this.#load(name);
    try {
      const done = (text) => this.#tell("success", text);
      const fail = (error) => this.#tell("danger", problemText(this.#call.texts, error));
      await new SECTIONS[name]({ ...this.#call, place, reload, done, fail }).fill();
    } catch (error) {
      place.replaceChildren(alert("danger", problemText(this.#call.texts, error)));
    }
  }

  #tell(kind, text) {
    this.#news.replaceChildren(alert(kind, text));
    this.#news.scrollIntoView({ block: "nearest" });
  }
}

function link(texts, route, name, contentId) {
  return h(
    "a",
    {
      class: "pf-v5-c-tabs__link",
      id: newId("section-tab"),
      href: `${route.root}${TAB}?${SECTION}=${name}`,
      role: "tab",
      "aria-controls": contentId,
      "data-testid": `second-factor-${name}`,
    },
    h("span", { class: "pf-v5-c-tabs__item-text" }, texts.t(`section.${name}`)),
  );
}
