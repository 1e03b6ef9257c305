package dev.minipassport.prompt;

import dev.minipassport.ledger.LibraryVersion;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/// One way of collecting, and all it takes for WeChat to give real data that way.
///
/// @param declared what the client must say it can do
/// @param desktop on a PC only; absent: everywhere
/// @param from the first base library it works with
/// @param below the first one it no longer works with
/// @param publishedBy the last day, in Beijing, on which a version may have been published
/// @param until the last day, in Beijing, on which it works at all
/// @param releaseOnly not in trial and development versions
record Rung(
    Capability capability,
    Predicate<ClientFacts> declared,
    Optional<Boolean> desktop,
    LibraryVersion from,
    Optional<LibraryVersion> below,
    Optional<LocalDate> publishedBy,
    Optional<LocalDate> until,
    boolean releaseOnly) {

  static Rung of(Capability capability, Predicate<ClientFacts> declared, String from) {
    return new Rung(
        capability,
        declared,
        Optional.empty(),
        LibraryVersion.of(from),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  Rung below(String library) {
    return new Rung(
        capability,
        declared,
        desktop,
        from,
        Optional.of(LibraryVersion.of(library)),
        publishedBy,
        until,
        releaseOnly);
  }

  Rung onDesktop(boolean only) {
    return new Rung(
        capability, declared, Optional.of(only), from, below, publishedBy, until, releaseOnly);
  }

  Rung publishedBy(String day) {
    return new Rung(
        capability,
        declared,
        desktop,
        from,
        below,
        Optional.of(LocalDate.parse(day)),
        until,
        releaseOnly);
  }

  Rung until(String day) {
    return new Rung(
        capability,
        declared,
        desktop,
        from,
        below,
        publishedBy,
        Optional.of(LocalDate.parse(day)),
        releaseOnly);
  }

  Rung inReleasesOnly() {
    return new Rung(capability, declared, desktop, from, below, publishedBy, until, true);
  }

  /// Whether it gives this client real data.
  ///
  /// @param published the day its version was published, in Beijing
  /// @param today in Beijing
  boolean bears(ClientFacts client, LocalDate published, LocalDate today) {
    return declared.test(client)
        && desktop.map(only -> only == client.platform().isDesktop()).orElse(true)
        && !client.baseLibrary().before(from)
        && below.map(client.baseLibrary()::before).orElse(true)
        && publishedBy.map(last -> !published.isAfter(last)).orElse(true)
        && until.map(last -> !today.isAfter(last)).orElse(true)
        && (!releaseOnly || client.environment() == ClientFacts.Environment.RELEASE);
  }
}
