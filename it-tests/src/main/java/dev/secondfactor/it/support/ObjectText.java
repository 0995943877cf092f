package dev.secondfactor.it.support;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that an object holds, at any depth, as text: to search what the server stores for what it
 * must not store.
 */
final class ObjectText {

  private static final int MOST_DEPTH = 12;

  private final StringBuilder text = new StringBuilder();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private ObjectText() {}

  static String of(@Nullable Object object) {
    ObjectText text = new ObjectText();
    text.write(object, 0);
    return text.text.toString();
  }

  private void write(@Nullable Object object, int depth) {
    if (object == null || isPlain(object)) {
      text.append(object);
    } else if (depth > MOST_DEPTH || !seen.add(object)) {
      text.append("...");
    } else if (object instanceof Map<?, ?> map) {
      map.forEach((key, value) -> writePair(key, value, depth));
    } else if (object instanceof Iterable<?> children) {
      children.forEach(child -> writePair("", child, depth));
    } else if (object instanceof Object[] children) {
      Arrays.stream(children).forEach(child -> writePair("", child, depth));
    } else {
      text.append(object.getClass().getSimpleName());
      writeFields(object, object.getClass(), depth);
    }
  }

  private void writeFields(Object object, Class<?> type, int depth) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        try {
          field.setAccessible(true);
          writePair(field.getName(), field.get(object), depth);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
          writePair(field.getName(), object.toString(), depth);
        }
      }
    }
    Class<?> parent = type.getSuperclass();
    if (parent != null) {
      writeFields(object, parent, depth);
    }
  }

  private void writePair(@Nullable Object key, @Nullable Object value, int depth) {
    text.append('{');
    write(key, depth + 1);
    text.append(": ");
    write(value, depth + 1);
    text.append('}');
  }

  private static boolean isPlain(Object object) {
    return object instanceof CharSequence
        || object instanceof Number
        || object instanceof Boolean
        || object instanceof Character
        || object instanceof Enum<?>
        || object instanceof Class<?>;
  }
}
