package dev.minipassport.storage;

import dev.minipassport.change.Changes;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.session.Sessions;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.ReplaySeal;
import java.nio.file.Path;

/// An embedded store in the shape that contracts and use cases ask for.
record StoreUnderTest(EmbeddedStore embedded, StorePorts ports) implements Store {
  static StoreUnderTest bare(Path directory, TestClock clock) {
    var store = EmbeddedStore.open(EmbeddedStoreOptions.in(directory), clock);
    return new StoreUnderTest(store, store.ports());
  }

  static StoreUnderTest cached(TestClock clock) {
    var store = EmbeddedStore.open(EmbeddedStoreOptions.ephemeral(), clock);
    return new StoreUnderTest(store, store.ports().behind(new NearCache(1000, System::nanoTime)));
  }

  @Override
  public Sessions sessions() {
    return ports.sessions();
  }

  @Override
  public Logins logins() {
    return ports.logins();
  }

  @Override
  public LoginCodes loginCodes() {
    return ports.loginCodes();
  }

  @Override
  public SessionKeys sessionKeys() {
    return ports.sessionKeys();
  }

  @Override
  public Handoffs handoffs() {
    return ports.handoffs();
  }

  @Override
  public Accounts accounts() {
    return ports.accounts();
  }

  @Override
  public Changes changes() {
    return ports.changes();
  }

  @Override
  public ReplaySeal replaySeal() {
    return ports.replaySeal();
  }

  @Override
  public void settle() {
    embedded.flush();
  }

  @Override
  public void close() {
    embedded.close();
  }
}
