// Calls of our own REST interface, and of nothing else.

/** A refusal: its status, one sentence, and the fields that are to blame, if it names any. */
export class Refused extends Error {
  constructor(status, message, fields) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

export class Rest {
  #root;
  #session;

  constructor(environment, session, realm) {
    this.#root = `${environment.adminUrl}/admin/realms/${encodeURIComponent(realm)}/second-factor`;
    this.#session = session;
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

  async #call(method, path, body) {
    let answer = await this.#send(await this.#session.token(), method, path, body);
    if (answer.status === 401) {
      answer = await this.#send(await this.#session.newToken(), method, path, body);
    }
    if (!answer.ok) {
      throw await refusal(answer);
    }
    return answer;
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
  return new Refused(answer.status, String(message), told.errors ?? []);
}
