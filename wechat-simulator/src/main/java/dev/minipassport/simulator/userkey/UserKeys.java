package dev.minipassport.simulator.userkey;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// The last keys of one person in one app. Whoever asks when the newest has expired gets another.
public final class UserKeys {
  private static final int KEPT = 3;

  private final Deque<UserKey> newestFirst = new ArrayDeque<>();
  private int version;

  /// The keys that are known now, newest first; there is always one that is good.
  ///
  /// @param text makes the text of a key
  /// @param iv makes its initialisation vector
  public synchronized List<UserKey> at(Instant now, Supplier<String> text, Supplier<String> iv) {
    if (newestFirst.isEmpty() || newestFirst.getFirst().expired(now)) {
      version++;
      newestFirst.addFirst(new UserKey(text.get(), iv.get(), version, now));
      if (newestFirst.size() > KEPT) {
        newestFirst.removeLast();
      }
    }
    return List.copyOf(newestFirst);
  }
}
