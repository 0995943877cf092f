// Tokens for our own REST interface. The console shows its own with each of its requests; when that is too old, the
// single sign-on session gives another one, as it does to a second window of the console.

import { base64url, random } from "./random.js";

export class Session {
  #environment;
  #token;
  #refreshToken;

  constructor(environment) {
    this.#environment = environment;
  }

  /** Looks at the requests of the console from now on. */
  watch(window) {
    const original = window.fetch;
    const session = this;
    window.fetch = function fetch(input, init) {
      session.#notice(input, init);
      return original.call(this ?? window, input, init);
    };
  }

  /** The token that was seen last, or a new one. */
  async token() {
    return this.#token ?? (await this.newToken());
  }

  /** A new token; fails when the administrator is signed out. */
  async newToken() {
    if (this.#refreshToken) {
      const refreshed = await this.#grant({
        grant_type: "refresh_token",
        refresh_token: this.#refreshToken,
      });
      this.#refreshToken = undefined;
      if (refreshed) {
        return this.#token;
      }
    }
    await this.#signInAgain();
    return this.#token;
  }

  #notice(input, init) {
    try {
      const isRequest = input instanceof Request;
      const url = new URL(isRequest ? input.url : input, location.href);
      if (url.href.startsWith(`${this.#environment.adminUrl}/admin/`)) {
        const headers = new Headers(init?.headers ?? (isRequest ? input.headers : undefined));
        const [, token] = /^Bearer (.+)$/i.exec(headers.get("Authorization") ?? "") ?? [];
        this.#token = token ?? this.#token;
      }
    } catch {
      // A request that cannot be read is the console's own matter.
    }
  }

  async #signInAgain() {
    const verifier = random();
    const state = random();
    const redirect = `${this.#environment.adminUrl}/admin/${encodeURIComponent(this.#environment.loginRealm)}/console/`;
    const query = new URLSearchParams({
      client_id: this.#environment.clientId,
      redirect_uri: redirect,
      response_type: "code",
      response_mode: "query",
      scope: "openid",
      prompt: "none",
      state,
      code_challenge_method: "S256",
      code_challenge: await challenge(verifier),
    });
    const answer = await fetch(`${this.#openid()}/auth?${query}`, { credentials: "include" });
    const result = new URL(answer.url).searchParams;
    const isSignedIn =
      result.get("state") === state &&
      result.has("code") &&
      (await this.#grant({
        grant_type: "authorization_code",
        code: result.get("code"),
        redirect_uri: redirect,
        code_verifier: verifier,
      }));
    if (!isSignedIn) {
      throw new Error("signed out");
    }
  }

  async #grant(parameters) {
    const answer = await fetch(`${this.#openid()}/token`, {
      method: "POST",
      credentials: "include",
      body: new URLSearchParams({ ...parameters, client_id: this.#environment.clientId }),
    });
    if (!answer.ok) {
      return false;
    }
    const tokens = await answer.json();
    this.#token = tokens.access_token;
    this.#refreshToken = tokens.refresh_token;
    return true;
  }

  #openid() {
    const realm = encodeURIComponent(this.#environment.loginRealm);
    return `${this.#environment.serverUrl}/realms/${realm}/protocol/openid-connect`;
  }
}

async function challenge(verifier) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(hash));
}
