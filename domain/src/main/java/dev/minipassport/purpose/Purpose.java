package dev.minipassport.purpose;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What data is wanted for, in one version: once shown, a version never changes.
///
/// @param version 1 or more, given by whoever writes the words
/// @param words at least one language; the first one is for people whose language is not there
/// @param separate the law asks for a consent of its own: never asked together with others
/// @param shared the owner's other apps may use the data for the purpose of the same id, and the
///     words say so
/// @param retention how long the data is kept; empty for as long as the consent stands
/// @param quiet not part of what a person agrees to, so it may change without a new version
public record Purpose(
    PurposeId id,
    int version,
    List<Words> words,
    Set<DataCategory> categories,
    boolean separate,
    boolean shared,
    Optional<Duration> retention,
    QuietRule quiet) {

  public Purpose {
    if (version < 1 || version > 1_000_000) {
      throw new IllegalArgumentException("version must be 1 to 1000000");
    }
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("categories must name at least one");
    }
    categories = Collections.unmodifiableSet(EnumSet.copyOf(categories));
    if (categories.contains(DataCategory.PHONE) && categories.size() > 1) {
      throw new IllegalArgumentException(
          "categories must name phone alone: WeChat collects it in a way of its own");
    }
    words = List.copyOf(words);
    if (words.isEmpty() || words.size() > 50) {
      throw new IllegalArgumentException("texts must be given in 1 to 50 languages");
    }
    var languages = new HashSet<Language>();
    for (Words text : words) {
      if (!languages.add(text.language())) {
        throw new IllegalArgumentException("texts must name each language once");
      }
      if (text.sharing().isEmpty() == shared) {
        throw new IllegalArgumentException(
            shared
                ? "sharing must say in every language that the owner's other apps get the data"
                : "sharing must be left out of a purpose that is not shared");
      }
    }
    if (retention.isPresent()
        && (retention.get().compareTo(Duration.ofDays(1)) < 0
            || retention.get().compareTo(Duration.ofDays(3650)) > 0)) {
      throw new IllegalArgumentException("retention must be 1 to 3650 days");
    }
  }

  /// The words for a person who reads `language`: in it, in another region's, or in the first one.
  public Words wordsFor(Optional<Language> language) {
    return language
        .flatMap(this::wordsIn)
        .or(() -> language.flatMap(this::wordsNear))
        .orElseGet(words::getFirst);
  }

  public Optional<Words> wordsIn(Language language) {
    return words.stream().filter(text -> text.language().equals(language)).findFirst();
  }

  private Optional<Words> wordsNear(Language language) {
    return words.stream()
        .filter(text -> text.language().primary().equals(language.primary()))
        .findFirst();
  }

  /// Names all that a person can agree to in this version.
  public TextHash hash() {
    var lines = new StringBuilder("purpose 1\n");
    lines.append(id).append('\n').append(version).append('\n');
    lines.append(categories).append('\n').append(separate).append('\n').append(shared);
    lines.append('\n').append(retention.map(Duration::toString).orElse("")).append('\n');
    words.stream().map(text -> text.hash().hex()).sorted().forEach(hash -> lines.append(hash));
    return TextHash.of(lines.toString());
  }
}
