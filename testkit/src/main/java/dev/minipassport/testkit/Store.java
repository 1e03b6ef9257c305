package dev.minipassport.testkit;

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
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;

/// The storage ports of one implementation, over the same data.
public interface Store extends AutoCloseable {
  Sessions sessions();

  Logins logins();

  LoginCodes loginCodes();

  SessionKeys sessionKeys();

  Handoffs handoffs();

  Accounts accounts();

  Changes changes();

  ReplaySeal replaySeal();

  Purposes purposes();

  Dossiers dossiers();

  OpaqueSeal opaqueSeal();

  ReceiptSigner receiptSigner();

  Verdicts verdicts();

  PushMemory pushMemory();

  Identities identities();

  People people();

  Audit audit();

  AppRegistry appRegistry();

  /// Returns once every use noted by [Sessions#seen] so far is written or lost.
  void settle();

  @Override
  void close();
}
