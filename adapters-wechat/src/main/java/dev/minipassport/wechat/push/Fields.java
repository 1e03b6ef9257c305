package dev.minipassport.wechat.push;

import dev.minipassport.privacy.Push.Flaw;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The members of a message or of a part of it, their names and texts trimmed: in WeChat's samples
/// some begin with a space (protocol 12). Numbers are texts (protocol 1.9).
final class Fields {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Fields> groups = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> repeated = new HashSet<>();

  void put(String name, String text) {
    note(name);
    texts.put(name.strip(), text.strip());
  }

  void put(String name, Fields members) {
    note(name);
    groups.put(name.strip(), members);
  }

  private void note(String name) {
    if (!names.add(name.strip())) {
      repeated.add(name.strip());
    }
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /// Empty if it is not there or says nothing.
  Optional<String> text(String name) throws Flawed {
    return Optional.ofNullable(texts.get(once(name))).filter(text -> !text.isEmpty());
  }

  Optional<Fields> group(String name) throws Flawed {
    return Optional.ofNullable(groups.get(once(name)));
  }

  /// What stands twice says nothing.
  private String once(String name) throws Flawed {
    if (repeated.contains(name)) {
      throw new Flawed(Flaw.MALFORMED);
    }
    return name;
  }
}
