package dev.minipassport.storage.cache;

import dev.minipassport.session.Session;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.Optional;

/// What a load found, and what the counter of [Stamps] was when it began.
///
/// Only the last use of a session changes in it, and in place: an entry of a map is not replaced
/// without its lock, and event loops take none.
final class Answer {
  /// The stamp that tells whether it still holds.
  private final int slot;

  /// The one of the token itself: whoever was refused is not admitted by an answer from before.
  private final int own;

  private final long begun;
  private volatile Optional<Session> found;

  private Answer(Optional<Session> found, int slot, int own, long begun) {
    this.found = found;
    this.slot = slot;
    this.own = own;
    this.begun = begun;
  }

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
    return new Answer(found, slot, Stamps.slot(token), begun);
  }

  Optional<Session> found() {
    return found;
  }

  boolean believed(Stamps stamps) {
    return stamps.believes(slot, begun) && stamps.believes(own, begun);
  }

  /// Whether its load saw every invalidation that the other did.
  boolean isNoEarlierThan(Answer other) {
    return begun >= other.begun;
  }

  /// Nothing that was loaded of the same people until now is believed.
  void disown(Stamps stamps) {
    stamps.invalidate(slot);
  }

  /// Whether the token, which was once that of a session, is so no more.
  boolean over() {
    return found.isPresent() && !(found.get() instanceof Session.Live);
  }

  /// Whether callers to come are likely to ask for it.
  boolean worthKeeping() {
    return found.orElse(null) instanceof Session.Live live && live.tokenPresented();
  }

  /// Notes a later use of the session. Of uses at the same moment one counts.
  void noteUse(Instant at) {
    if (found.orElse(null) instanceof Session.Live live) {
      found = Optional.of(live.seenAt(at));
    }
  }

  private static int slot(Session.Live live) {
    return Stamps.slot(live.identity().id());
  }
}
