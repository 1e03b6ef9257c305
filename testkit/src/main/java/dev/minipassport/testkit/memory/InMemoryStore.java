package dev.minipassport.testkit.memory;

import dev.minipassport.audit.Audit;
import dev.minipassport.change.Changes;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.Identities;
import dev.minipassport.identity.IdentityId;
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
import dev.minipassport.token.TokenDigest;
import java.util.function.Consumer;

/// All storage ports over plain maps, one lock around each method.
public final class InMemoryStore implements Store {
  private final State state = new State();
  private final InMemorySessions sessions = new InMemorySessions(state);
  private final InMemoryLoginCodes codes = new InMemoryLoginCodes(state);
  private final InMemoryLogins logins = new InMemoryLogins(state, codes);
  private final InMemoryHandoffs handoffs = new InMemoryHandoffs(state);
  private final InMemoryAccounts accounts = new InMemoryAccounts(state);
  private final InMemoryReplaySeal seal = new InMemoryReplaySeal();
  private final InMemoryPurposes purposes = new InMemoryPurposes(state);
  private final InMemoryVerdicts verdicts = new InMemoryVerdicts(state);
  private final InMemoryDossiers dossiers = new InMemoryDossiers(state, logins, verdicts);
  private final InMemoryOpaqueSeal opaqueSeal = new InMemoryOpaqueSeal();
  private final InMemoryPeople people = new InMemoryPeople(state);
  private final InMemoryPushMemory pushMemory = new InMemoryPushMemory();
  private final InMemoryAppRegistry appRegistry = new InMemoryAppRegistry(state);
  private final InMemoryReceiptSigner receiptSigner = new InMemoryReceiptSigner();

  /// Tells a cache what each write makes stale, under the lock that every read takes: a read that
  /// begins afterwards finds what the write left.
  ///
  /// @param changed people whose sessions may stand otherwise than before
  /// @param cameIntoBeing tokens that are given out
  public void tell(Consumer<IdentityId> changed, Consumer<TokenDigest> cameIntoBeing) {
    synchronized (state) {
      state.staleIdentities = changed;
      state.newTokens = cameIntoBeing;
    }
  }

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
  public Purposes purposes() {
    return purposes;
  }

  /// Lets the next revisions of dossiers fail, as those of a store that cannot write.
  public void refuseRevisions(int times) {
    dossiers.refuseRevisions(times);
  }

  @Override
  public Dossiers dossiers() {
    return dossiers;
  }

  @Override
  public OpaqueSeal opaqueSeal() {
    return opaqueSeal;
  }

  @Override
  public ReceiptSigner receiptSigner() {
    return receiptSigner;
  }

  @Override
  public Verdicts verdicts() {
    return verdicts;
  }

  @Override
  public PushMemory pushMemory() {
    return pushMemory;
  }

  @Override
  public Identities identities() {
    return people;
  }

  @Override
  public People people() {
    return people;
  }

  @Override
  public Audit audit() {
    return people;
  }

  @Override
  public AppRegistry appRegistry() {
    return appRegistry;
  }

  @Override
  public void settle() {}

  @Override
  public void close() {}
}
