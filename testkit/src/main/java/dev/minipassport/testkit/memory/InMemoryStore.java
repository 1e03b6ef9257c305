package dev.minipassport.testkit.memory;

import dev.minipassport.change.Changes;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.session.Sessions;
import dev.minipassport.testkit.Store;
import dev.minipassport.token.ReplaySeal;

/// All storage ports over plain maps, one lock around each method.
public final class InMemoryStore implements Store {
  private final State state = new State();
  private final InMemorySessions sessions = new InMemorySessions(state);
  private final InMemoryLoginCodes codes = new InMemoryLoginCodes(state);
  private final InMemoryLogins logins = new InMemoryLogins(state, codes);
  private final InMemoryHandoffs handoffs = new InMemoryHandoffs(state);
  private final InMemoryAccounts accounts = new InMemoryAccounts(state);
  private final InMemoryReplaySeal seal = new InMemoryReplaySeal();

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public Logins logins() {
    return logins;
  }

  @Override
  public LoginCodes loginCodes() {
    return codes;
  }

  @Override
  public SessionKeys sessionKeys() {
    return logins;
  }

  @Override
  public Handoffs handoffs() {
    return handoffs;
  }

  @Override
  public Accounts accounts() {
    return accounts;
  }

  @Override
  public Changes changes() {
    return (app, after, limit) -> {
      synchronized (state) {
        return state.changes.stream()
            .filter(change -> change.app().equals(app) && change.sequence() > after)
            .limit(limit)
            .toList();
      }
    };
  }

  @Override
  public ReplaySeal replaySeal() {
    return seal;
  }

  @Override
  public void settle() {}

  @Override
  public void close() {}
}
