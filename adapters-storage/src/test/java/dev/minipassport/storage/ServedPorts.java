package dev.minipassport.storage;

import dev.minipassport.audit.Audit;
import dev.minipassport.change.Changes;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.Identities;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.operation.AppRegistry;
import dev.minipassport.operation.People;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.Sessions;
import dev.minipassport.testkit.Store;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;

/// Ports in the shape that contracts and use cases ask for.
public interface ServedPorts extends Store {
  StorePorts ports();

  @Override
  default Sessions sessions() {
    return ports().sessions();
  }

  @Override
  default Logins logins() {
    return ports().logins();
  }

  @Override
  default LoginCodes loginCodes() {
    return ports().loginCodes();
  }

  @Override
  default SessionKeys sessionKeys() {
    return ports().sessionKeys();
  }

  @Override
  default Handoffs handoffs() {
    return ports().handoffs();
  }

  @Override
  default Accounts accounts() {
    return ports().accounts();
  }

  @Override
  default Changes changes() {
    return ports().changes();
  }

  @Override
  default ReplaySeal replaySeal() {
    return ports().replaySeal();
  }

  @Override
  default Purposes purposes() {
    return ports().purposes();
  }

  @Override
  default Dossiers dossiers() {
    return ports().dossiers();
  }

  @Override
  default OpaqueSeal opaqueSeal() {
    return ports().opaqueSeal();
  }

  @Override
  default ReceiptSigner receiptSigner() {
    return ports().receiptSigner();
  }

  @Override
  default Verdicts verdicts() {
    return ports().verdicts();
  }

  @Override
  default PushMemory pushMemory() {
    return ports().pushMemory();
  }

  @Override
  default Identities identities() {
    return ports().identities();
  }

  @Override
  default People people() {
    return ports().people();
  }

  @Override
  default Audit audit() {
    return ports().audit();
  }

  @Override
  default AppRegistry appRegistry() {
    return ports().appRegistry();
  }
}
