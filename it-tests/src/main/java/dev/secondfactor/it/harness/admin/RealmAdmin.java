package dev.secondfactor.it.harness.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.secondfactor.it.harness.Http;
import dev.secondfactor.it.harness.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One realm by the admin API. */
public final class RealmAdmin {

  private final AdminApi api;
  private final String name;

  RealmAdmin(AdminApi api, String name) {
    this.api = api;
    this.name = name;
  }

  /** The path of something in this realm. */
  public String path(String relative) {
    return "/admin/realms/" + name + relative;
  }

  /** For calls that this class has no word for. */
  public AdminApi api() {
    return api;
  }

  /** The realm's settings. */
  public ObjectNode settings() {
    return (ObjectNode) api.get(path(""));
  }

  /** Changes some of the realm's settings. */
  public void change(Consumer<ObjectNode> change) {
    ObjectNode settings = settings();
    change.accept(settings);
    api.put(path(""), settings);
  }

  /** Removes the realm. */
  public void delete() {
    api.delete(path(""));
  }

  /** Makes a user and tells the id. */
  public String createUser(JsonNode document) {
    return api.post(path("/users"), document).createdId();
  }

  /** The part of the API that belongs to one user. */
  public UserAdmin user(String id) {
    return new UserAdmin(this, id);
  }

  /** Makes a client and tells its internal id. */
  public String createClient(JsonNode document) {
    return api.post(path("/clients"), document).createdId();
  }

  /** Flows and their steps. */
  public Flows flows() {
    return new Flows(this);
  }

  /** Tries to make a component: 201, or 400 with the reason. */
  public Reply tryComponent(
      String providerType, String providerId, Map<String, List<String>> config) {
    return api.attempt("POST", path("/components"), component(providerType, providerId, config));
  }

  /**
   * Makes a component.
   *
   * @throws AssertionError when it is refused
   */
  public void createComponent(
      String providerType, String providerId, Map<String, List<String>> config) {
    Reply reply = tryComponent(providerType, providerId, config);
    if (reply.status() != 201) {
      throw new AssertionError(providerId + " was refused: " + reply);
    }
  }

  /** The configuration of a component whose fields have one value each. */
  public static Map<String, List<String>> oneValueEach(Map<String, String> fields) {
    return fields.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
  }

  /** The second-factor policy that is in force, by our own resource. */
  public JsonNode secondFactorPolicy() {
    return api.get(path("/second-factor/policy"));
  }

  /** Lets accounts have attributes that the user profile does not name. */
  public void allowAttributes() {
    allowAttributes("ADMIN_EDIT");
  }

  /** Lets users themselves change attributes that the user profile does not name. */
  public void letUsersChangeAttributes() {
    allowAttributes("ENABLED");
  }

  private void allowAttributes(String policy) {
    ObjectNode profile = (ObjectNode) api.get(path("/users/profile"));
    api.put(path("/users/profile"), profile.put("unmanagedAttributePolicy", policy));
  }

  /** Gives the realm a text of its own in a language. */
  public void localise(String language, String key, String text) {
    api.post(path("/localization/" + language), Json.tree(Map.of(key, text)));
  }

  /** Tries to save a component that was read, changed or not: 204, or 400 with the reason. */
  public Reply trySaveComponent(JsonNode component) {
    return api.attempt("PUT", path("/components/" + component.path("id").asText()), component);
  }

  /** What administrators get when they export the realm from the console. */
  public JsonNode partialExport() {
    return api.post(
            path("/partial-export?exportClients=true&exportGroupsAndRoles=true"), Json.object())
        .json();
  }

  /** Removes a component. */
  public void deleteComponent(String id) {
    api.delete(path("/components/" + id));
  }

  /** All components of a provider type. */
  public List<JsonNode> components(String providerType) {
    return Json.children(api.get(path("/components?type=" + Http.encoded(providerType))));
  }

  /** The required actions that are registered. */
  public List<JsonNode> requiredActions() {
    return Json.children(api.get(path("/authentication/required-actions")));
  }

  /** The users' events, newest first, of these types (all when none is named). */
  public List<JsonNode> events(String... types) {
    StringBuilder query = new StringBuilder("/events?max=1000");
    for (String type : types) {
      query.append("&type=").append(type);
    }
    return Json.children(api.get(path(query.toString())));
  }

  /** The administrators' events, newest first. */
  public List<JsonNode> adminEvents() {
    return Json.children(api.get(path("/admin-events?max=1000")));
  }

  private ObjectNode component(
      String providerType, String providerId, Map<String, List<String>> config) {
    ObjectNode component =
        Json.object(
            Map.of(
                "name", providerId,
                "providerId", providerId,
                "providerType", providerType,
                "parentId", settings().path("id").asText()));
    component.set("config", Json.tree(config));
    return component;
  }
}
