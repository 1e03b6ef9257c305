package dev.minipassport.operation;

import dev.minipassport.audit.Note;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.operation.AppRegistry.Adding;
import java.time.Duration;
import java.util.Set;

/// Adds apps, takes them out of service and back, and changes their secrets, at run time.
public final class OperateApps {
  /// How long the secret before is tried, at most.
  public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  private final ConfiguredApps configured;
  private final AppRegistry registry;

  public OperateApps(ConfiguredApps configured, AppRegistry registry) {
    this.configured = configured;
    this.registry = registry;
  }

  /// The apps that the configuration names, served or not.
  public interface ConfiguredApps {
    Set<AppId> ids();
  }

  /// An app that the configuration does not name gets the default terms, and has no purposes: those
  /// take words, which the configuration has.
  public Adding add(App app, NewSecret secret, Note note) {
    return configured.ids().contains(app.id())
        ? Adding.ALREADY_THERE
        : registry.add(app, secret.secret(), note);
  }

  /// False if there is no such app.
  public boolean serve(AppId app, boolean served, Note note) {
    boolean known = known(app);
    if (known) {
      registry.serve(app, served, note);
    }
    return known;
  }

  /// False if there is no such app.
  ///
  /// @param overlap how long the secret before is tried, where the new one does not work yet
  public boolean rotate(AppId app, NewSecret fresh, Duration overlap, Note note) {
    boolean known = known(app);
    if (known) {
      registry.rotate(app, fresh.secret(), note.at().plus(overlap), note);
    }
    return known;
  }

  private boolean known(AppId app) {
    return configured.ids().contains(app)
        || registry.all().stream().anyMatch(registered -> registered.id().equals(app));
  }
}
