package dev.minipassport.testkit.memory;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class InMemorySessions implements Sessions {
  private final State state;

  InMemorySessions(State state) {
    this.state = state;
  }

  @Override
  public Optional<Session> findBy(TokenDigest token) {
    synchronized (state) {
      return state.find(token);
    }
  }

  @Override
  public List<Session.Live> of(Identity identity) {
    synchronized (state) {
      return state.roots(identity);
    }
  }

  @Override
  public void seen(Session.Live session, Instant at) {
    synchronized (state) {
      if (state.sessions.containsKey(session.id())) {
        State.Row row = state.row(session.id());
        state.sessions.put(session.id(), new State.Row(row.session().seenAt(at), row.ended()));
      }
    }
  }

  @Override
  public void presented(Session.Live session, Instant graceEndsAt) {
    synchronized (state) {
      if (state.judged(session.id()) instanceof Session.Live live
          && live.token().equals(session.token())) {
        state.write(live.presented());
        state.startGraces(live.id(), graceEndsAt);
      }
    }
  }

  @Override
  public Trade trade(
      Session.Live current, Session.Live next, SealedToken successor, Instant graceEndsAt) {
    synchronized (state) {
      if (!(state.judged(current.id()) instanceof Session.Live live)
          || !live.token().equals(current.token())) {
        return Trade.STALE;
      }
      state.startGraces(live.id(), graceEndsAt);
      state.supersede(live.token(), live.id(), Optional.of(successor));
      state.write(live.withToken(next.token(), next.tokenIssuedAt()));
      state.changed(
          live.identity(), Optional.of(live.id()), Kind.TOKEN_CHANGED, next.tokenIssuedAt());
      return Trade.TRADED;
    }
  }

  @Override
  public void end(Session.Live session, EndReason reason, Instant at) {
    synchronized (state) {
      state.end(session.id(), reason, at);
    }
  }

  @Override
  public Ending endOne(Identity identity, SessionId id, Instant at) {
    synchronized (state) {
      boolean theirs = state.live(identity).anyMatch(session -> session.id().equals(id));
      return theirs && state.end(id, EndReason.REVOKED, at) ? Ending.ENDED : Ending.NOT_FOUND;
    }
  }

  @Override
  public void endAll(Identity identity, Instant at) {
    synchronized (state) {
      state.nextGeneration(identity, Set.of(), EndReason.REVOKED, Kind.SESSIONS_ENDED, at);
    }
  }

  @Override
  public void endOthers(Session.Live kept, Instant at) {
    synchronized (state) {
      SessionId root = kept.parent().orElse(kept.id());
      Set<SessionId> family = new HashSet<>(Set.of(root));
      state
          .live(kept.identity())
          .filter(session -> session.parent().equals(Optional.of(root)))
          .forEach(session -> family.add(session.id()));
      state.nextGeneration(kept.identity(), family, EndReason.REVOKED, Kind.SESSIONS_ENDED, at);
    }
  }
}
