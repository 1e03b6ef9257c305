package dev.minipassport.app.config;

import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Values;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Words;
import dev.minipassport.purpose.Words.Surface;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The words of a purpose, language by language.
final class TextSettings {
  private TextSettings() {}

  /// The texts of the purpose at `purpose`; empty if anything is wrong with them.
  ///
  /// @param shared whether the purpose is shared; empty: that is not known
  static Optional<List<Words>> listFrom(Values values, String purpose, Optional<Boolean> shared) {
    List<String> entries = values.entries(purpose + ".texts");
    if (entries.isEmpty()) {
      values.problem(purpose + ".texts", "is empty; add an entry with the words of a language");
    }
    var texts = new ArrayList<Words>();
    Set<Language> known = new HashSet<>();
    for (String entry : entries) {
      Optional<Language> language = values.require(PurposeKeys.LANGUAGE.in(entry));
      Optional<Words> text = text(values, entry, language, sharing(values, entry, shared));
      if (language.isPresent() && !known.add(language.get())) {
        values.problem(
            PurposeKeys.LANGUAGE.in(entry).path(), "is that of an earlier text; keep one");
      } else {
        text.ifPresent(texts::add);
      }
    }
    return entries.isEmpty() || texts.size() < entries.size()
        ? Optional.empty()
        : Optional.of(texts);
  }

  private static Optional<Words> text(
      Values values, String entry, Optional<Language> language, Optional<String> sharing) {
    Optional<String> title = values.require(PurposeKeys.TITLE.in(entry));
    Optional<String> content = values.require(PurposeKeys.CONTENT.in(entry));
    Optional<String> confirm = values.require(PurposeKeys.CONFIRM.in(entry));
    Optional<String> cancel = values.require(PurposeKeys.CANCEL.in(entry));
    Optional<String> declined = values.require(PurposeKeys.DECLINED.in(entry));
    Optional<Map<Surface, String>> descriptions = descriptions(values, entry);
    if (Stream.of(language, title, content, confirm, cancel, declined, sharing, descriptions)
        .anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return values.build(
        entry,
        () ->
            new Words(
                language.orElseThrow(),
                title.orElseThrow(),
                content.orElseThrow(),
                confirm.orElseThrow(),
                cancel.orElseThrow(),
                declined.orElseThrow(),
                sharing.orElseThrow(),
                descriptions.orElseThrow()));
  }

  /// No words where the purpose is not shared; empty if something is wrong.
  private static Optional<String> sharing(Values values, String entry, Optional<Boolean> shared) {
    Key<String> key = PurposeKeys.SHARING.in(entry);
    if (shared.orElse(false)) {
      return values.require(key);
    }
    Optional<String> words = values.find(key);
    if (shared.isPresent() && words.isPresent()) {
      values.problem(key.path(), "is for a purpose that is shared; remove it, or set shared: true");
      return Optional.empty();
    }
    return Optional.of("");
  }

  private static Optional<Map<Surface, String>> descriptions(Values values, String entry) {
    Optional<String> everywhere = values.require(PurposeKeys.DESCRIPTION_EVERYWHERE.in(entry));
    var descriptions = new EnumMap<Surface, String>(Surface.class);
    PurposeKeys.DESCRIPTIONS.forEach(
        (surface, key) ->
            values
                .find(key.in(entry))
                .or(() -> everywhere)
                .ifPresent(text -> descriptions.put(surface, text)));
    return everywhere.map(_ -> descriptions);
  }
}
