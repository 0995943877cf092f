package dev.secondfactor.keycloak.sms;

import dev.secondfactor.core.store.EphemeralStore;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps test messages for as long as an administrator looks at one, readable on every node.
 *
 * @param realmId the realm that they are of
 */
record TestStore(String realmId) {

  private static final Duration MEMORY = Duration.ofMinutes(15);

  void put(EphemeralStore store, TestMessage message) {
    store.put(key(message.id()), MEMORY, message.values());
  }

  Optional<TestMessage> find(EphemeralStore store, String id) {
    return store.get(key(id)).map(TestMessage::of);
  }

  private String key(String id) {
    return "second-factor:sms-test:" + realmId + ":" + id;
  }
}
