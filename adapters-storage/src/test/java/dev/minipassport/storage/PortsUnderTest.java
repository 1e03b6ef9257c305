package dev.minipassport.storage;

import dev.minipassport.change.Changes;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.session.Sessions;
import dev.minipassport.testkit.Store;
import dev.minipassport.token.ReplaySeal;

/// Ports in the shape that use cases ask for; whoever opened their store closes it.
record PortsUnderTest(StorePorts ports) implements Store {
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
  public void settle() {}

  @Override
  public void close() {}
}
