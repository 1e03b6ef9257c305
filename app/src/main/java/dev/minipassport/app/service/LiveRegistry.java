package dev.minipassport.app.service;

import dev.minipassport.app.config.ServedApps;
import dev.minipassport.audit.Note;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.operation.AppRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets what operators change about apps count: here at once, on other nodes within about a second.
final class LiveRegistry implements AppRegistry, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveRegistry.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final AppRegistry stored;
  private final ServedApps apps;
  private final ScheduledExecutorService follower =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("app-registry").daemon().factory());
  private volatile boolean failing;

  private LiveRegistry(AppRegistry stored, ServedApps apps) {
    this.stored = stored;
    this.apps = apps;
  }

  /// From now on, and until this is closed, `apps` are as they are registered.
  static LiveRegistry over(AppRegistry stored, ServedApps apps) {
    return over(stored, apps, PERIOD);
  }

  /// @param period how often it looks for what was changed on other nodes
  static LiveRegistry over(AppRegistry stored, ServedApps apps, Duration period) {
    var live = new LiveRegistry(stored, apps);
    live.refresh();
    ScheduledFuture<?> _ =
        live.follower.scheduleWithFixedDelay(
            live::follow, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    return live;
  }

  private void follow() {
    try {
      refresh();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn("The registered apps could not be read: the last known are served meanwhile.", e);
      }
      failing = true;
    }
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
    follow();
    return adding;
  }

  @Override
  public void serve(AppId app, boolean served, Note note) {
    stored.serve(app, served, note);
    follow();
  }

  @Override
  public void rotate(AppId app, AppSecret fresh, Instant overlapEnds, Note note) {
    stored.rotate(app, fresh, overlapEnds, note);
    follow();
  }

  @Override
  public void close() {
    follower.shutdown();
    try {
      boolean _ = follower.awaitTermination(PERIOD.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
