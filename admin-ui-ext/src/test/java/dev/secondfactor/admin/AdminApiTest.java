package dev.secondfactor.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.secondfactor.admin.answer.ErrorView;
import dev.secondfactor.admin.answer.FieldErrorView;
import dev.secondfactor.admin.check.FindingView;
import dev.secondfactor.admin.console.ConsoleView;
import dev.secondfactor.admin.flow.ConditionView;
import dev.secondfactor.admin.flow.FlowView;
import dev.secondfactor.admin.flow.MadeFlowView;
import dev.secondfactor.admin.gateway.GatewayKindView;
import dev.secondfactor.admin.gateway.GatewayView;
import dev.secondfactor.admin.policy.PolicyView;
import dev.secondfactor.admin.policy.PresetView;
import dev.secondfactor.admin.report.ReportMethodView;
import dev.secondfactor.admin.report.ReportPageView;
import dev.secondfactor.admin.report.ReportUserView;
import dev.secondfactor.admin.report.ReportView;
import dev.secondfactor.admin.resource.SecondFactorAdminResource;
import dev.secondfactor.admin.setting.ProblemView;
import dev.secondfactor.admin.setting.SettingView;
import dev.secondfactor.admin.sms.SmsTestView;
import dev.secondfactor.admin.user.BypassView;
import dev.secondfactor.admin.user.CredentialView;
import dev.secondfactor.admin.user.TrustedBrowserView;
import dev.secondfactor.admin.user.UserMethodView;
import dev.secondfactor.admin.user.UserView;
import dev.secondfactor.core.policy.PolicyFields;
import dev.secondfactor.core.setting.Setting;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The OpenAPI description of the administration's REST interface")
class AdminApiTest {

  private static final java.nio.file.Path FILE =
      java.nio.file.Path.of("..", "docs", "admin-api.json");
  private static final String ROOT = "/admin/realms/{realm}/second-factor";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private static JsonNode api;

  @BeforeAll
  static void read() throws IOException {
    api = new ObjectMapper().readTree(FILE.toFile());
  }

  @Test
  @DisplayName("has exactly the operations that there are")
  void operations() {
    List<String> described =
        api.path("paths").properties().stream()
            .flatMap(
                path ->
                    path.getValue()
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(METHODS::contains)
                        .map(method -> method + " " + path.getKey()))
            .toList();

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            operations(SecondFactorAdminResource.class, ROOT).toList());
  }

  @Test
  @DisplayName("has exactly the fields that there are, with their types")
  void schemas() {
    assertFields("Policy", PolicyView.class);
    assertFields("Setting", SettingView.class);
    assertFields("Preset", PresetView.class);
    assertFields("Problem", ProblemView.class);
    assertFields("Warning", PolicyView.Warning.class);
    assertFields("Gateway", GatewayView.class);
    assertFields("GatewayKind", GatewayKindView.class);
    assertFields("SmsTest", SmsTestView.class);
    assertFields("SmsTestAttempt", SmsTestView.Attempt.class);
    assertFields("Error", ErrorView.class);
    assertFields("FieldError", FieldErrorView.class);
    assertFields("User", UserView.class);
    assertFields("BypassCode", BypassView.class);
    assertFields("UserMethod", UserMethodView.class);
    assertFields("UserCredential", CredentialView.class);
    assertFields("TrustedBrowser", TrustedBrowserView.class);
    assertFields("Finding", FindingView.class);
    assertFields("Flow", FlowView.class);
    assertFields("MadeFlow", MadeFlowView.class);
    assertFields("FlowCondition", ConditionView.class);
    assertFields("Console", ConsoleView.class);
    assertFields("Report", ReportView.class);
    assertFields("ReportMethod", ReportMethodView.class);
    assertFields("ReportPage", ReportPageView.class);
    assertFields("ReportUser", ReportUserView.class);
    assertFields("ReportFactor", ReportUserView.Factor.class);
  }

  @Test
  @DisplayName("has every setting of the policy among the policy's fields")
  void settings() {
    assertThat(names(api.path("components").path("schemas").path("Policy").path("properties")))
        .containsAll(PolicyFields.ALL.stream().map(Setting::name).toList());
  }

  @Test
  @DisplayName("refers to no schema that is not there, and has none that nothing refers to")
  void references() {
    assertThat(api.findValuesAsText("$ref"))
        .map(reference -> reference.replace("#/components/schemas/", ""))
        .containsOnlyOnceElementsOf(List.of("Warning", "SmsTestRequest", "UserMethod"))
        .hasSameElementsAs(names(api.path("components").path("schemas")));
  }

  private static void assertFields(String schema, Class<?> type) {
    JsonNode fields = api.path("components").path("schemas").path(schema).path("properties");
    assertThat(names(fields))
        .as(schema)
        .isEqualTo(Arrays.stream(type.getRecordComponents()).map(AdminApiTest::jsonName).toList());
    for (RecordComponent component : type.getRecordComponents()) {
      assertThat(fields.path(jsonName(component)).path("type").toString())
          .as(schema + "." + component.getName())
          .contains(jsonType(component));
    }
  }

  private static String jsonName(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
        .map(JsonProperty::value)
        .orElse(component.getName());
  }

  private static String jsonType(RecordComponent component) {
    Class<?> type = component.getType();
    boolean isNumber = component.getGenericType().getTypeName().contains("Integer");
    if (Collection.class.isAssignableFrom(type)) {
      return "array";
    }
    boolean isView = component.getGenericType().getTypeName().contains("View");
    if (type == Map.class || isView) {
      return "object";
    }
    if (type == boolean.class) {
      return "boolean";
    }
    return type == String.class || (type == Optional.class && !isNumber) ? "string" : "integer";
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  /** Those of a resource, and of the resources that it hands on to. */
  private static Stream<String> operations(Class<?> resource, String path) {
    return Arrays.stream(resource.getMethods())
        .flatMap(
            method -> {
              String whole =
                  Optional.ofNullable(method.getAnnotation(Path.class))
                      .map(part -> path + "/" + part.value())
                      .orElse(path);
              Optional<String> verb = verb(method);
              if (verb.isPresent()) {
                return Stream.of(verb.orElseThrow() + " " + whole);
              }
              return method.isAnnotationPresent(Path.class)
                  ? operations(method.getReturnType(), whole)
                  : Stream.of();
            });
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(found -> found != null)
        .map(found -> found.value().toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
