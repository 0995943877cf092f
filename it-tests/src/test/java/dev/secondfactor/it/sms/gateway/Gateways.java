package dev.secondfactor.it.sms.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Json;
import dev.secondfactor.it.harness.admin.Reply;
import dev.secondfactor.it.harness.realm.TestRealm;
import dev.secondfactor.it.harness.sms.TwilioAccount;
import java.util.List;
import java.util.Map;

/** The gateways of a realm by our own REST interface. */
record Gateways(TestRealm realm) {

  /** All of them, in order. */
  List<JsonNode> all() {
    return Json.children(realm.admin().api().get(path("")));
  }

  /** Their ids, in order. */
  List<String> ids() {
    return all().stream().map(gateway -> gateway.path("id").asText()).toList();
  }

  /** The first one. */
  JsonNode first() {
    return all().get(0);
  }

  /** Tries to add one by an account at Twilio. */
  Reply add(String name, TwilioAccount account, Map<String, ?> settings) {
    ObjectNode all = Json.object(account.gatewaySettings());
    all.setAll(Json.object(settings));
    return add(
        Json.object(Map.of("name", name, "kind", TestRealm.TWILIO))
            .<ObjectNode>set("settings", all));
  }

  /** Tries to add one. */
  Reply add(JsonNode gateway) {
    return send("POST", "", gateway);
  }

  /** Tries to change one. */
  Reply change(String id, String json) {
    return send("PATCH", "/" + id, Json.parse(json));
  }

  /** Tries to give them an order. */
  Reply order(List<String> ids) {
    return send("PUT", "/order", Json.object().set("ids", Json.texts(ids)));
  }

  /** Any call. */
  Reply send(String method, String relative, JsonNode body) {
    return realm.admin().api().attempt(method, path(relative), body);
  }

  /** The path of something below. */
  String path(String relative) {
    return realm.admin().path("/second-factor/gateways" + relative);
  }

  /** The events of changes, newest first. */
  List<JsonNode> events() {
    return realm.admin().adminEvents().stream()
        .filter(event -> event.path("resourceType").asText().equals("SECOND_FACTOR_GATEWAY"))
        .toList();
  }

  /** The fields that an answer blames. */
  static List<String> fields(Reply reply) {
    return Json.children(reply.json().path("errors")).stream()
        .map(error -> error.path("field").asText())
        .toList();
  }
}
