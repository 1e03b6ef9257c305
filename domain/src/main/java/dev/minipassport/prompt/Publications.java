package dev.minipassport.prompt;

import dev.minipassport.identity.AppId;
import java.time.LocalDate;
import java.util.Optional;

/// When versions of mini programs were published. It comes from the configuration: what a profile
/// API still gives depends on it, and a client could claim any day.
public interface Publications {

  /// The day in Beijing; empty for a version that is not known, which counts as published today.
  Optional<LocalDate> publishedOn(AppId app, String version);
}
