package dev.minipassport.testkit.memory;

import dev.minipassport.audit.Note;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.operation.AppRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryAppRegistry implements AppRegistry {
  private final State state;
  private final Map<AppId, Registered> rows = new LinkedHashMap<>();

  InMemoryAppRegistry(State state) {
    this.state = state;
  }

  @Override
  public List<Registered> all() {
    synchronized (state) {
      return List.copyOf(rows.values());
    }
  }

  @Override
  public Adding add(App app, AppSecret secret, Note note) {
    synchronized (state) {
      if (rows.containsKey(app.id())) {
        return Adding.ALREADY_THERE;
      }
      rows.put(
          app.id(),
          new Registered(
              app.id(),
              Optional.of(app),
              true,
              Optional.of(secret),
              Optional.empty(),
              Optional.empty()));
      state.note(note, app.id());
      return Adding.ADDED;
    }
  }

  @Override
  public void serve(AppId app, boolean served, Note note) {
    synchronized (state) {
      Registered row = row(app);
      rows.put(
          app,
          new Registered(
              app, row.added(), served, row.secret(), row.previous(), row.overlapEnds()));
      state.note(note, app);
    }
  }

  @Override
  public void rotate(AppId app, AppSecret fresh, Instant overlapEnds, Note note) {
    synchronized (state) {
      Registered row = row(app);
      rows.put(
          app,
          new Registered(
              app,
              row.added(),
              row.served(),
              Optional.of(fresh),
              row.secret(),
              Optional.of(overlapEnds)));
      state.note(note, app);
    }
  }

  private Registered row(AppId app) {
    return rows.getOrDefault(
        app,
        new Registered(
            app, Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
