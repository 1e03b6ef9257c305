package dev.minipassport.chaos;

import dev.minipassport.testkit.history.Clients;
import dev.minipassport.testkit.history.Pocket.Kept;
import dev.minipassport.testkit.history.Reply;
import dev.minipassport.testkit.history.SessionVisit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Clients that visit for as long as they may.
final class Crowd implements AutoCloseable {
  private static final int SESSIONS = 7;
  private static final int PROFILES = 3;
  private static final Duration WATCH = Duration.ofMillis(1_500);
  private static final int PAUSE_MILLIS = 400;
  private static final int SWEEPERS = 6;

  private final Clients clients;
  private final SessionVisit sessions;
  private final ProfileVisit profiles;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
  private volatile boolean gone;

  Crowd(Clients clients, Fleet fleet, long seed) {
    this.clients = clients;
    this.sessions = new SessionVisit(clients, fleet, WATCH);
    this.profiles = new ProfileVisit(clients.history(), fleet, sessions);
    var suspensions = new SuspensionVisit(clients, fleet, sessions);
    var random = new Random(seed);
    for (int i = 0; i < SESSIONS; i++) {
      come(sessions::play, random.nextLong());
    }
    for (int i = 0; i < PROFILES; i++) {
      come(profiles::play, random.nextLong());
    }
    come(suspensions::play, random.nextLong());
    come(new TrickVisit(clients, fleet, sessions)::play, random.nextLong());
  }

  private void come(Consumer<RandomGenerator> visit, long seed) {
    var random = new Random(seed);
    threads.execute(
        () ->
            attempt(
                () -> {
                  while (!gone) {
                    visit.accept(random);
                    Pause.millis(random.nextLong(PAUSE_MILLIS));
                  }
                }));
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      defects.add(e);
    }
  }

  /// Whatever ended a client early, a ledger that does not verify among it.
  List<Throwable> defects() {
    return List.copyOf(defects);
  }

  /// Lets every client finish, and then come back once with all that it ever had.
  void leave() {
    gone = true;
    threads.close();
    try (ExecutorService sweepers = Executors.newFixedThreadPool(SWEEPERS)) {
      List<Kept> all = new ArrayList<>(sessions.living().all());
      all.addAll(sessions.ended().all());
      for (int i = 0; i < all.size(); i++) {
        int node = i % clients.nodes();
        Kept kept = all.get(i);
        sweepers.execute(() -> attempt(() -> look(node, kept)));
      }
      for (Kept kept : profiles.readers().all()) {
        sweepers.execute(() -> attempt(() -> profiles.readAll(kept.person(), kept.token())));
      }
    }
  }

  private void look(int node, Kept kept) {
    Reply _ = clients.validate(node, kept.person().app(), kept.token());
  }

  @Override
  public void close() {
    gone = true;
    threads.shutdownNow();
  }
}
