package dev.minipassport.operation;

import dev.minipassport.audit.Note;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What operators changed about the apps of the configuration, and the apps they added. Secrets are
/// sealed where they are stored. Held to `AppRegistryContract`; each writing method is one
/// transaction with its line in the audit.
public interface AppRegistry {
  List<Registered> all();

  Adding add(App app, AppSecret secret, Note note);

  /// Whether the app is served; the last word counts.
  void serve(AppId app, boolean served, Note note);

  /// Gives the app another secret; the one registered before, if any, goes on being tried until
  /// `overlapEnds`.
  void rotate(AppId app, AppSecret fresh, Instant overlapEnds, Note note);

  /// What is registered of an app.
  ///
  /// @param added absent for an app of the configuration
  /// @param secret absent where only the configuration has one
  /// @param overlapEnds until when the secret before this one is tried, be it `previous` or that of
  ///     the configuration
  record Registered(
      AppId id,
      Optional<App> added,
      boolean served,
      Optional<AppSecret> secret,
      Optional<AppSecret> previous,
      Optional<Instant> overlapEnds) {}

  enum Adding {
    ADDED,
    ALREADY_THERE
  }
}
