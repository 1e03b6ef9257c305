package dev.minipassport.app.service;

import dev.minipassport.app.config.ServedApps;
import dev.minipassport.audit.Note;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.operation.AppRegistry;
import java.time.Instant;
import java.util.List;

/// Lets what operators change about apps count at once.
final class LiveRegistry implements AppRegistry {
  private final AppRegistry stored;
  private final ServedApps apps;

  private LiveRegistry(AppRegistry stored, ServedApps apps) {
    this.stored = stored;
    this.apps = apps;
  }

  /// From now on `apps` are as they are registered.
  static LiveRegistry over(AppRegistry stored, ServedApps apps) {
    var live = new LiveRegistry(stored, apps);
    live.refresh();
    return live;
  }

  /// One at a time: an older list must not be taken over after a newer one.
  private synchronized void refresh() {
    apps.change(stored.all());
  }

  @Override
  public List<Registered> all() {
    return stored.all();
  }

  @Override
  public Adding add(App app, AppSecret secret, Note note) {
    Adding adding = stored.add(app, secret, note);
    refresh();
    return adding;
  }

  @Override
  public void serve(AppId app, boolean served, Note note) {
    stored.serve(app, served, note);
    refresh();
  }

  @Override
  public void rotate(AppId app, AppSecret fresh, Instant overlapEnds, Note note) {
    stored.rotate(app, fresh, overlapEnds, note);
    refresh();
  }
}
