// Where this console runs: what its page says about itself, and which of its pages is open.

/** The addresses and names in the console's page; undefined when they are not what is known. */
export function readEnvironment(document) {
  try {
    const found = JSON.parse(document.getElementById("environment").textContent);
    const server = new URL(found.serverBaseUrl ?? found.authServerUrl);
    const admin = new URL(found.adminBaseUrl);
    const isKnown = admin.origin === location.origin && [found.realm, found.clientId].every((each) => each);
    return isKnown
      ? {
          serverUrl: server.href.replace(/\/$/, ""),
          adminUrl: admin.href.replace(/\/$/, ""),
          loginRealm: found.realm,
          clientId: found.clientId,
        }
      : undefined;
  } catch {
    return undefined;
  }
}

const USER = /^#\/([^/?]+)\/users\/([^/?]+)(?:\/([^/?]+))?/;
const REALM = /^#\/([^/?]+)\/realm-settings(?:\/([^/?]+))?/;
const NO_USERS = ["add-user", "permissions"];

/** The name of our tabs in addresses. */
export const TAB = "second-factor";

/** The parameter in addresses that names a section of a tab. */
export const SECTION = "section";

/** The page that an address of the console names, when it is one that has a tab of ours. */
export function readRoute(hash) {
  const user = USER.exec(hash);
  if (user && !NO_USERS.includes(user[2])) {
    return {
      page: "user",
      realm: decodeURIComponent(user[1]),
      id: decodeURIComponent(user[2]),
      root: `#/${user[1]}/users/${user[2]}/`,
      isOurs: user[3] === TAB,
    };
  }
  const realm = REALM.exec(hash);
  if (realm) {
    return {
      page: "realm",
      realm: decodeURIComponent(realm[1]),
      root: `#/${realm[1]}/realm-settings/`,
      isOurs: realm[2] === TAB,
      section: new URLSearchParams(hash.split("?")[1]).get(SECTION),
    };
  }
  return undefined;
}

/** Whether the pages here were made for, and tried with, the console of a server. */
export function isKnownVersion(version) {
  return /^26\.([4-9]|\d\d)\b/.test(version);
}
