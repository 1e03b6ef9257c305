package dev.minipassport.privacy;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.TextHash;
import java.time.Duration;
import java.time.Instant;

/// Remembers which pushes came. Held to `PushMemoryContract`.
public interface PushMemory {

  /// How long; no push is taken that was received longer ago.
  Duration KEPT = Duration.ofDays(7);

  /// One transaction: remembers `push` under its `seal`, unless that is known.
  Seen see(AppId app, TextHash seal, TextHash push, Instant at);

  /// `OTHER`: something else came under this seal.
  enum Seen {
    FIRST,
    AGAIN,
    OTHER
  }
}
