// The texts, in the language of the console, from the message bundles of the theme.

const PREFIX = "secondFactor.";

export class Texts {
  #messages;
  #locale;

  constructor(messages, locale) {
    this.#messages = messages;
    this.#locale = locale;
  }

  /** Loads them in a language. */
  static async load(environment, locale) {
    const login = encodeURIComponent(environment.loginRealm);
    const all = await json(
      `${environment.adminUrl}/resources/${login}/admin/${encodeURIComponent(locale)}?theme=second-factor`,
    );
    const own = all.filter((each) => each.key.startsWith(PREFIX));
    return new Texts(new Map(own.map((each) => [each.key, each.value])), locale);
  }

  /** A text; {0} and so on are the values. */
  t = (key, ...values) => {
    const text = this.#messages.get(PREFIX + key) ?? key;
    return text.replace(/\{(\d)\}/g, (whole, index) => values[Number(index)] ?? whole);
  };

  /** Whether there is such a text. */
  has(key) {
    return this.#messages.has(PREFIX + key);
  }

  /** A text, or another when there is none. */
  or(key, other) {
    return this.has(key) ? this.t(key) : other;
  }

  /** A moment, in the time zone of the administrator. */
  time(text) {
    return this.#format(text, { dateStyle: "medium", timeStyle: "short" });
  }

  /** A day, which is one in UTC. */
  day(text) {
    return this.#format(text, { dateStyle: "medium", timeZone: "UTC" });
  }

  /** A number. */
  number(value) {
    return new Intl.NumberFormat(this.#locale).format(value);
  }

  #format(text, options) {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? text : new Intl.DateTimeFormat(this.#locale, options).format(date);
  }
}

async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
}
