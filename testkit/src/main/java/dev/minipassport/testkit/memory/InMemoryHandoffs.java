package dev.minipassport.testkit.memory;

import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.AppId;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class InMemoryHandoffs implements Handoffs {
  private record Ticket(SessionId parent, AppId app, Instant expiresAt) {}

  private final State state;
  private final Map<TokenDigest, Ticket> tickets = new HashMap<>();

  InMemoryHandoffs(State state) {
    this.state = state;
  }

  @Override
  public void issue(TokenDigest ticket, Session.Live parent, Instant expiresAt) {
    synchronized (state) {
      tickets.put(ticket, new Ticket(parent.id(), parent.app(), expiresAt));
    }
  }

  @Override
  public Optional<Session.Live> redeem(TokenDigest ticket, AppId app, Instant now, Rule rule) {
    synchronized (state) {
      Ticket found = tickets.get(ticket);
      if (found == null || !found.app().equals(app)) {
        return Optional.empty();
      }
      tickets.remove(ticket);
      if (!now.isBefore(found.expiresAt())
          || !state.sessions.containsKey(found.parent())
          || !(state.judged(found.parent()) instanceof Session.Live parent)) {
        return Optional.empty();
      }
      Optional<Child> child = rule.decide(parent, state.children(parent));
      child.ifPresent(
          decided -> {
            decided.displaced().forEach(id -> state.end(id, EndReason.DISPLACED, now));
            state.write(decided.session());
          });
      return child.map(Child::session);
    }
  }
}
