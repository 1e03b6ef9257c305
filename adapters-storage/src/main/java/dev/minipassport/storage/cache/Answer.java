package dev.minipassport.storage.cache;

import dev.minipassport.session.Session;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.Optional;

/// What a load found, and what the counter of [Stamps] was when it began.
///
/// @param slot the stamp that tells whether it still holds
record Answer(Optional<Session> found, int slot, long begun) {

  /// An identity's sessions hold until it is invalidated; that nothing was found holds until the
  /// token comes into being; what ended stays so.
  static Answer of(TokenDigest token, Optional<Session> found, long begun) {
    int slot =
        switch (found.orElse(null)) {
          case Session.Live live -> slot(live);
          case Session.Superseded old -> slot(old.current());
          case Session.Ended _ -> Stamps.slot(token);
          case null -> Stamps.slot(token);
        };
    return new Answer(found, slot, begun);
  }

  boolean believed(Stamps stamps) {
    return stamps.believes(slot, begun);
  }

  /// Whether callers to come are likely to ask for it.
  boolean worthKeeping() {
    return found.isPresent() && found.get() instanceof Session.Live live && live.tokenPresented();
  }

  /// The same belief, with a later use of the session.
  Answer seenAt(Instant at) {
    return found.isPresent() && found.get() instanceof Session.Live live
        ? new Answer(Optional.of(live.seenAt(at)), slot, begun)
        : this;
  }

  private static int slot(Session.Live live) {
    return Stamps.slot(live.identity().id());
  }
}
