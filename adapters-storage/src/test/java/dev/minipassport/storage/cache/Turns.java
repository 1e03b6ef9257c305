package dev.minipassport.storage.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Lets threads run one at a time, from one step to the next, in an order that a seed decides. Who
/// waits for another between two steps is passed over until it goes on.
final class Turns {
  private static final int LONGEST_LINGER = 16;

  private final SplittableRandom random;

  /// How likely whoever played last plays on: some games change hands often, some seldom.
  private final double stays;

  private final List<Player> players = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Turns(long seed) {
    this.random = new SplittableRandom(seed);
    this.stays = random.nextDouble();
  }

  private final class Player {
    private final Semaphore turn = new Semaphore(0);
    private final Thread thread;
    private volatile boolean atStep = true;

    Player(Runnable work) {
      this.thread = Thread.ofPlatform().unstarted(() -> play(work));
    }

    private void play(Runnable work) {
      turn.acquireUninterruptibly();
      try {
        work.run();
      } catch (RuntimeException | AssertionError e) {
        boolean _ = failure.compareAndSet(null, e);
      }
    }

    void pause() {
      atStep = true;
      turn.acquireUninterruptibly();
    }

    boolean isOver() {
      return thread.getState() == Thread.State.TERMINATED;
    }

    /// Whether it stands still: at a step, for good, or because it waits for another.
    boolean rests() {
      return atStep
          || switch (thread.getState()) {
            case TERMINATED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
          };
    }
  }

  void plays(Runnable work) {
    players.add(new Player(work));
  }

  /// What another thread may come in between of. Says nothing outside of a game.
  void step() {
    for (Player player : players) {
      if (player.thread.equals(Thread.currentThread())) {
        player.pause();
      }
    }
  }

  /// Lets others come in between, for a while that the seed decides.
  void linger() {
    int steps = random.nextInt(LONGEST_LINGER);
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  private Player any(List<Player> ready) {
    return ready.get(random.nextInt(ready.size()));
  }

  /// Plays to the end; empty if nobody failed.
  @Nullable Throwable play() {
    Player last = players.getFirst();
    players.forEach(player -> player.thread.start());
    while (true) {
      awaitRest();
      List<Player> ready = players.stream().filter(player -> player.atStep).toList();
      if (!ready.isEmpty()) {
        Player next = random.nextDouble() < stays && ready.contains(last) ? last : any(ready);
        last = next;
        next.atStep = false;
        next.turn.release();
      } else if (players.stream().allMatch(Player::isOver)) {
        return failure.get();
      }
    }
  }

  private void awaitRest() {
    while (!players.stream().allMatch(Player::rests)) {
      Thread.onSpinWait();
    }
  }
}
