package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.config.ServedApps;
import dev.minipassport.audit.Note;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.operation.AppRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What an operator does on one node counts on the others.
final class LiveRegistryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final AppId APP = new AppId("wx1");

  private static final Note NOTE =
      new Note(Action.ENABLE_APP, "operations", "Olga", "ticket 1", Instant.EPOCH);

  private final ServedApps apps = new ServedApps(List.of(), Clock.systemUTC());

  /// A registry that another node writes to.
  private static final class Shared implements AppRegistry {
    private volatile List<Registered> all = List.of();
    private volatile boolean down;

    @Override
    public List<Registered> all() {
      if (down) {
        throw new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
      }
      return all;
    }

    @Override
    public Adding add(App app, AppSecret secret, Note note) {
      throw new AssertionError("nobody asks for it");
    }

    @Override
    public void serve(AppId app, boolean served, Note note) {
      all =
          List.of(
              new Registered(
                  app,
                  Optional.of(new App(app, Optional.empty())),
                  served,
                  Optional.of(new AppSecret("secret")),
                  Optional.empty(),
                  Optional.empty()));
    }

    @Override
    public void rotate(AppId app, AppSecret fresh, Instant overlapEnds, Note note) {
      throw new AssertionError("nobody asks for it");
    }
  }

  private boolean served() {
    return apps.find(APP).isPresent();
  }

  private static void awaits(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("time ran out").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void whatAnotherNodeChangedCountsHereSoon() {
    var shared = new Shared();
    try (LiveRegistry _ = LiveRegistry.over(shared, apps, Duration.ofMillis(1))) {
      assertThat(served()).isFalse();

      shared.serve(APP, true, NOTE);
      awaits(this::served);
      shared.serve(APP, false, NOTE);
      awaits(() -> !served());
    }
  }

  @Test
  void whatWasKnownIsServedWhileTheRegistryDoesNotAnswer() {
    var shared = new Shared();
    shared.serve(APP, true, NOTE);
    try (LiveRegistry _ = LiveRegistry.over(shared, apps, Duration.ofMillis(1))) {
      shared.down = true;
      shared.serve(APP, false, NOTE);
      assertThat(served()).isTrue();

      shared.down = false;
      awaits(() -> !served());
    }
  }
}
