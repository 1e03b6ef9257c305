package dev.minipassport.storage.cache;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.token.TokenDigest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// When what was last invalidated: the one thing that decides whether a cached answer is believed.
///
/// A counter rises with every invalidation. A load notes it before it begins; an invalidation
/// stamps its subject with the value after. So an answer is good exactly if no stamp of its subject
/// is above what its load noted, however late the load ended. Subjects share a fixed number of
/// stamps by hash: a collision costs a load, never a wrong answer.
final class Stamps {
  private static final int SLOTS = 1 << 16;

  private final AtomicLong counter = new AtomicLong();
  private final AtomicLong all = new AtomicLong();
  private final AtomicLongArray stamps = new AtomicLongArray(SLOTS);

  /// What a load notes before it begins.
  long begin() {
    return counter.get();
  }

  static int slot(IdentityId identity) {
    return spread(identity.hashCode());
  }

  static int slot(TokenDigest token) {
    return spread(token.hashCode());
  }

  void invalidate(int slot) {
    stamps.accumulateAndGet(slot, counter.incrementAndGet(), Math::max);
  }

  void invalidateAll() {
    all.accumulateAndGet(counter.incrementAndGet(), Math::max);
  }

  boolean believes(int slot, long begun) {
    return begun >= stamps.get(slot) && begun >= all.get();
  }

  /// Where a token lies among all, from 0 to less than 1.
  static double share(TokenDigest token) {
    return (double) slot(token) / SLOTS;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed >>> (Integer.SIZE - 16);
  }
}
