// Calls of our own REST interface, and of nothing else.

const UNCONFIRMED = "second_factor_required";

/** A refusal: its status, one sentence, and the fields that are to blame, if it names any. */
export class Refused extends Error {
  constructor(status, message, fields, code) {
    super(message);
    this.status = status;
    this.fields = fields;
    this.isUnconfirmed = code === UNCONFIRMED;
  }
}

export class Rest {
  #root;
  #session;
  #confirmation;

  constructor(environment, session, confirmation, realm) {
    this.#root = `${environment.adminUrl}/admin/realms/${encodeURIComponent(realm)}/second-factor`;
    this.#session = session;
    this.#confirmation = confirmation;
  }

  get(path) {
    return this.#json("GET", path);
  }

  post(path, body) {
    return this.#json("POST", path, body);
  }

  patch(path, body) {
    return this.#json("PATCH", path, body);
  }

  put(path, body) {
    return this.#json("PUT", path, body);
  }

  delete(path) {
    return this.#json("DELETE", path);
  }

  /** What is at a path, or undefined when it is not for this administrator or not there. */
  async find(path) {
    try {
      return await this.get(path);
    } catch (error) {
      if (error instanceof Refused && [403, 404, 405].includes(error.status)) {
        return undefined;
      }
      throw error;
    }
  }

  /** A file. */
  async file(path) {
    const answer = await this.#call("GET", path);
    return answer.blob();
  }

  async #json(method, path, body) {
    const answer = await this.#call(method, path, body);
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  }

  /** Where the administrator's own second factor is missing it is asked for, and the same is sent again. */
  async #call(method, path, body) {
    const answer = await this.#attempt(method, path, body);
    if (answer.ok) {
      return answer;
    }
    const refused = await refusal(answer);
    if (!refused.isUnconfirmed || !(await this.#confirmation.ask())) {
      throw refused;
    }
    const again = await this.#attempt(method, path, body);
    if (!again.ok) {
      throw await refusal(again);
    }
    return again;
  }

  async #attempt(method, path, body) {
    const answer = await this.#send(await this.#session.token(), method, path, body);
    return answer.status === 401 ? this.#send(await this.#session.newToken(), method, path, body) : answer;
  }

  #send(token, method, path, body) {
    return fetch(`${this.#root}/${path}`, {
      method,
      credentials: "omit",
      cache: "no-store",
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }
}

async function refusal(answer) {
  const told = await answer.json().catch(() => ({}));
  const message = told.errorMessage ?? told.error_description ?? told.error ?? "";
  return new Refused(answer.status, String(message), told.errors ?? [], told.error);
}
