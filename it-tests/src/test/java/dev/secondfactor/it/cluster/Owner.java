package dev.secondfactor.it.cluster;

import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.cluster.Node;
import dev.secondfactor.it.harness.login.LoginSession;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.realm.TestUser;
import java.util.function.Function;

/**
 * Somebody with one second factor.
 *
 * @param realm where the account is
 * @param account the account
 * @param factor what the account has
 * @param password passes the password in a session
 */
record Owner(
    TestRealm realm, TestUser account, Factor factor, Function<LoginSession, OpenLogin> password) {

  /** Signs in with the password at a node, in a new user agent; the code is asked for. */
  OpenLogin open(Node node) {
    return password.apply(node.newSession(realm));
  }

  /** Number of live sessions. */
  int sessions() {
    return account.admin().sessions();
  }

  /** How many failures in a row the guard record has, as a node reads it. */
  int recordedFailures(Node node) {
    String record =
        node.admin(realm)
            .user(account.id())
            .credential("second-factor-guard")
            .map(credential -> credential.path("credentialData").asText())
            .orElse("{}");
    return Json.parse(record).path("accounts").path(factor.id()).path("failures").asInt();
  }
}
