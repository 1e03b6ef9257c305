package dev.minipassport.testkit.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Tokens that clients keep after their visit, to come back with.
public final class Pocket {
  /// A token, and whose it is.
  public record Kept(Person person, String token) {
    @Override
    public String toString() {
      return person + " " + Handle.of(token);
    }
  }

  private final List<Kept> kept = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  public void add(Person person, String token) {
    lock.lock();
    try {
      kept.add(new Kept(person, token));
    } finally {
      lock.unlock();
    }
  }

  public List<Kept> all() {
    lock.lock();
    try {
      return List.copyOf(kept);
    } finally {
      lock.unlock();
    }
  }

  /// One of them, if there is one.
  public Optional<Kept> any(RandomGenerator random) {
    lock.lock();
    try {
      return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(random.nextInt(kept.size())));
    } finally {
      lock.unlock();
    }
  }
}
