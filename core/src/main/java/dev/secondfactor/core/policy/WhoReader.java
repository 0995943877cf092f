package dev.secondfactor.core.policy;

import dev.secondfactor.core.setting.Setting;
import dev.secondfactor.core.setting.SettingsReader;
import java.util.Optional;

/**
 * Reads whom a realm asks. Who is not named, or badly, cannot be told from others: all are asked.
 */
final class WhoReader {

  private WhoReader() {}

  static Who read(SettingsReader read) {
    // All are read: a bad value is refused whether or not it is in use.
    Optional<String> role = read.text(PolicyFields.WHO_ROLE);
    Optional<String> group = read.text(PolicyFields.WHO_GROUP);
    Optional<Who> attribute = read.text(PolicyFields.WHO_ATTRIBUTE).flatMap(Who::withAttribute);
    Who.Kind kind = read.choice(PolicyFields.WHO, Who.Kind.values(), Who.Kind::id);
    return switch (kind) {
      case ALL -> Who.EVERYBODY;
      case ROLE -> named(read, PolicyFields.WHO_ROLE, kind, role.map(name -> Who.of(kind, name)));
      case GROUP ->
          named(read, PolicyFields.WHO_GROUP, kind, group.map(name -> Who.of(kind, name)));
      case ATTRIBUTE -> named(read, PolicyFields.WHO_ATTRIBUTE, kind, attribute);
    };
  }

  private static Who named(SettingsReader read, Setting needed, Who.Kind kind, Optional<Who> who) {
    if (!read.has(needed)) {
      read.missing(needed, needed.allowed() + ", as who is " + kind.id());
    }
    return who.orElse(Who.EVERYBODY);
  }
}
