package dev.secondfactor.themes;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.StringTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders a template as Keycloak does: HTML escaping for every file, messages formatted from what
 * the template hands over, and numbers handed over as FreeMarker's own objects. The layouts around
 * it are stubs, a missing text is an error.
 */
final class Rendering {

  static final Map<String, String> PATTERNFLY_5 =
      Map.of(
          "kcFormGroupLabelClass", "v2-label",
          "kcInputClass", "v2-control",
          "kcButtonBlockClass", "v2-block",
          "kcError", "v2-error");
  static final Map<String, String> BASE =
      Map.of("kcInputClass", "v1-control", "kcButtonBlockClass", "v1-block");

  private static final String PAGE_LAYOUT =
      """
      <#macro registrationLayout displayMessage=true>
      <h1><#nested "header"></h1><#if displayMessage && message??><p class="message">${message.summary}</p></#if>
      <#nested "form"></#macro>
      """;
  private static final String MAIL_LAYOUT = "<#macro emailLayout><html><#nested></html></#macro>";

  private final Map<String, Object> model = new HashMap<>();
  private final Texts texts;

  Rendering(String language) {
    texts = Texts.of(language);
    model.put("msg", (TemplateMethodModelEx) this::message);
    model.put("properties", PATTERNFLY_5);
    model.put("url", Map.of("loginAction", "/action?a=1&b=2", "resourcesPath", "/resources"));
    model.put("messagesPerField", new FieldErrors(Map.of()));
  }

  Rendering with(String name, Object value) {
    model.put(name, value);
    return this;
  }

  Rendering withError(String field, String text) {
    return with("messagesPerField", new FieldErrors(Map.of(field, text))).withMessage(text);
  }

  Rendering withMessage(String text) {
    return with("message", Map.of("summary", text, "type", "error"));
  }

  String render(String template) {
    try {
      var layouts = new StringTemplateLoader();
      layouts.putTemplate("template.ftl", PAGE_LAYOUT);
      layouts.putTemplate("html/template.ftl", MAIL_LAYOUT);
      var ours = new FileTemplateLoader(ThemeResources.folder("templates").toFile());
      var configuration = new Configuration(Configuration.VERSION_2_3_0);
      configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
      configuration.setTemplateLoader(
          new MultiTemplateLoader(new TemplateLoader[] {ours, layouts}));
      var result = new StringWriter();
      configuration.getTemplate(template, "UTF-8").process(model, result);
      return result.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
  }

  private String message(List<?> arguments) {
    String key = arguments.get(0).toString();
    if (Texts.OF_KEYCLOAK.contains(key)) {
      return key;
    }
    var values =
        arguments.stream()
            .skip(1)
            .map(value -> value instanceof SimpleScalar text ? text.getAsString() : value)
            .toArray();
    return texts.format(key, values);
  }

  /** Stands for Keycloak's bean of the same methods; FreeMarker calls them. */
  public record FieldErrors(Map<String, String> errors) {

    public boolean existsError(String... fields) {
      return List.of(fields).stream().anyMatch(errors::containsKey);
    }

    public String get(String field) {
      return errors.getOrDefault(field, "");
    }
  }
}
