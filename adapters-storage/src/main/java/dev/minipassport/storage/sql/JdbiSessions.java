package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Sessions as rows, found by the digest of a token.
public final class JdbiSessions implements Sessions {
  private final Transactions transactions;
  private final IdentityRows identities;
  private final Touches touches;

  public JdbiSessions(Transactions transactions, Dialect dialect, Touches touches) {
    this.transactions = transactions;
    this.identities = new IdentityRows(dialect);
    this.touches = touches;
  }

  @Override
  public Optional<Session> findBy(TokenDigest token) {
    return transactions.read(handle -> SessionRows.findBy(handle, token));
  }

  @Override
  public List<Session.Live> of(Identity identity) {
    return transactions.read(handle -> SessionRows.of(handle, identity.id()));
  }

  @Override
  public void seen(Session.Live session, Instant at) {
    touches.offer(session.id(), at);
  }

  @Override
  public void presented(Session.Live session, Instant graceEndsAt) {
    var _ =
        transactions.write(
            handle -> {
              boolean current =
                  identities.lock(handle, session.identity().id()).isPresent()
                      && SessionWrites.presented(handle, session);
              if (current) {
                Predecessors.startGraces(handle, session.id(), graceEndsAt);
              }
              return current;
            });
  }

  @Override
  public Trade trade(
      Session.Live current, Session.Live next, SealedToken successor, Instant graceEndsAt) {
    return transactions.write(
        handle -> {
          Optional<Identity> identity = locked(handle, current.identity());
          if (identity.isEmpty() || !SessionWrites.trade(handle, identity.get(), current, next)) {
            return Trade.STALE;
          }
          Predecessors.startGraces(handle, current.id(), graceEndsAt);
          Predecessors.remember(handle, current.id(), current.token(), Optional.of(successor));
          ChangeRows.ofOne(
              handle, identity.get(), current.id(), Kind.TOKEN_CHANGED, next.tokenIssuedAt());
          return Trade.TRADED;
        });
  }

  @Override
  public void end(Session.Live session, EndReason reason, Instant at) {
    var _ =
        ending(
            handle -> {
              Identity identity = session.identity();
              Ending ending = endOne(handle, identity, session.id(), reason, at);
              if (ending == Ending.NOT_FOUND && !SessionRows.exists(handle, session.id())) {
                // Others may have it in memory though the store does not, after a failover.
                ChangeRows.ofOne(handle, identity, session.id(), Kind.SESSION_ENDED, at);
              }
              return ending;
            });
  }

  @Override
  public Ending endOne(Identity identity, SessionId id, Instant at) {
    return ending(handle -> endOne(handle, identity, id, EndReason.REVOKED, at));
  }

  private Ending endOne(
      Handle handle, Identity identity, SessionId id, EndReason reason, Instant at) {
    return locked(handle, identity)
        .filter(locked -> Endings.one(handle, locked, id, reason, at))
        .map(_ -> Ending.ENDED)
        .orElse(Ending.NOT_FOUND);
  }

  /// Nobody is let in again because whoever wanted an end waited no longer.
  private <T> T ending(Function<Handle, T> work) {
    return Deadline.NONE.bounds(() -> transactions.write(work));
  }

  /// Whatever is found then, this node has not heard of it yet, or it would not have asked.
  private Optional<Identity> locked(Handle handle, Identity identity) {
    Staleness.of(handle).changes(identity.id());
    return identities.lock(handle, identity.id());
  }

  @Override
  public void endAll(Identity identity, Instant at) {
    var _ = ending(handle -> raised(handle, identity, at));
  }

  @Override
  public void endOthers(Session.Live kept, Instant at) {
    var _ =
        ending(
            handle -> {
              Optional<Identity> raised = raised(handle, kept.identity(), at);
              raised.ifPresent(
                  next ->
                      SessionWrites.takeAlong(
                          handle,
                          kept.parent().orElse(kept.id()),
                          new Generation(next.generation().value() - 1),
                          next.generation()));
              return raised;
            });
  }

  private Optional<Identity> raised(Handle handle, Identity identity, Instant at) {
    Optional<Identity> next = locked(handle, identity).map(Identity::inNextGeneration);
    next.ifPresent(raised -> identities.update(handle, raised));
    ChangeRows.ofAll(handle, next.orElse(identity), Kind.SESSIONS_ENDED, at);
    return next;
  }
}
