package dev.minipassport.prompt;

import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The moment at which a client wants to know whether it may ask.
///
/// @param purposes what it wants to ask for, in its order
/// @param all every purpose of the app: what it knows already may stand under any of them
/// @param published the day its version was published, in Beijing; absent: today
record Occasion(
    List<Purpose> purposes,
    List<Purpose> all,
    ClientFacts client,
    Trigger trigger,
    Optional<LocalDate> published,
    Optional<Language> language,
    Instant now) {

  /// WeChat's days are those of Beijing.
  LocalDate today() {
    return now.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
  }

  /// Versions that are not released have no day of publication: they are of today.
  LocalDate publishedOn() {
    return client.environment() == ClientFacts.Environment.RELEASE
        ? published.orElseGet(this::today)
        : today();
  }
}
