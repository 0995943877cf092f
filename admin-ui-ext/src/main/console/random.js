// What nobody can guess, in the alphabet of addresses.

/** 256 random bits. */
export function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Bytes as text (RFC 4648, section 5). */
export function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
