package dev.minipassport.ledger;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.purpose.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a person said, before it has its place in the ledger.
///
/// @param text names the words they were shown
/// @param separate whether the consent was asked for on its own
/// @param shared whether it covers the owner's other apps
/// @param platform and `library`: the client it was said on, where that is known
/// @param at the service's own time, in whole milliseconds
public record Statement(
    AppId app,
    PurposeId purpose,
    int version,
    TextHash text,
    Language language,
    Set<DataCategory> categories,
    boolean separate,
    boolean shared,
    Decision decision,
    Surface surface,
    Optional<Platform> platform,
    Optional<LibraryVersion> library,
    Instant at,
    RequestId request,
    Cause cause) {

  public Statement {
    categories = Collections.unmodifiableSet(EnumSet.copyOf(categories));
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Whether what was said concerns exactly what `current` says now: a new version reopens the
  /// question only if its words or its categories changed.
  public boolean concerns(Purpose current) {
    return categories.equals(current.categories())
        && separate == current.separate()
        && shared == current.shared()
        && current.wordsIn(language).map(Words::hash).equals(Optional.of(text));
  }
}
