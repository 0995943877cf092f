package dev.secondfactor.keycloak.key;

import java.util.Optional;

/** Has the keys that are an option of the server. */
public interface ServerKeys {

  /** The keys as they are configured; empty when there are none. */
  Optional<String> keys();
}
