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
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.seal.Seals;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.JdbiAccounts;
import dev.minipassport.storage.sql.JdbiAppRegistry;
import dev.minipassport.storage.sql.JdbiAudit;
import dev.minipassport.storage.sql.JdbiChanges;
import dev.minipassport.storage.sql.JdbiDossiers;
import dev.minipassport.storage.sql.JdbiHandoffs;
import dev.minipassport.storage.sql.JdbiIdentities;
import dev.minipassport.storage.sql.JdbiLoginCodes;
import dev.minipassport.storage.sql.JdbiLogins;
import dev.minipassport.storage.sql.JdbiPeople;
import dev.minipassport.storage.sql.JdbiPurposes;
import dev.minipassport.storage.sql.JdbiPushMemory;
import dev.minipassport.storage.sql.JdbiSessionKeys;
import dev.minipassport.storage.sql.JdbiSessions;
import dev.minipassport.storage.sql.JdbiVerdicts;
import dev.minipassport.storage.sql.Touches;
import dev.minipassport.storage.sql.Transactions;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;
import java.util.function.LongSupplier;

/// The ports that one store serves.
///
/// @param commits what every write through these ports makes stale
public record StorePorts(
    Sessions sessions,
    Logins logins,
    LoginCodes loginCodes,
    SessionKeys sessionKeys,
    Handoffs handoffs,
    Accounts accounts,
    Changes changes,
    Purposes purposes,
    Dossiers dossiers,
    Verdicts verdicts,
    PushMemory pushMemory,
    Identities identities,
    People people,
    Audit audit,
    AppRegistry appRegistry,
    ReplaySeal replaySeal,
    OpaqueSeal opaqueSeal,
    ReceiptSigner receiptSigner,
    Commits commits) {

  /// The ports on the bare store, without a cache.
  ///
  /// @param commits those of `transactions`
  /// @param settled a number of a change that no transaction commits a lower one than any more
  public static StorePorts on(
      Transactions transactions,
      Dialect dialect,
      Seals seals,
      Touches touches,
      Commits commits,
      LongSupplier settled) {
    return new StorePorts(
        new JdbiSessions(transactions, dialect, touches),
        new JdbiLogins(transactions, dialect, seals.sessionKeys()),
        new JdbiLoginCodes(transactions),
        new JdbiSessionKeys(transactions, dialect, seals.sessionKeys()),
        new JdbiHandoffs(transactions, dialect),
        new JdbiAccounts(transactions, dialect),
        new JdbiChanges(transactions, settled),
        new JdbiPurposes(transactions),
        new JdbiDossiers(transactions, dialect, seals.phones()),
        new JdbiVerdicts(transactions),
        new JdbiPushMemory(transactions),
        new JdbiIdentities(transactions),
        new JdbiPeople(transactions, seals.phones()),
        new JdbiAudit(transactions),
        new JdbiAppRegistry(transactions, seals.appSecrets()),
        seals.replays(),
        seals.opaque(),
        seals.receipts(),
        commits);
  }

  /// The same ports with `cache` before them: it answers what is warm and hears of every
  /// commit.
  public StorePorts behind(NearCache cache) {
    return new StorePorts(
        cache.before(sessions, commits),
        logins,
        loginCodes,
        sessionKeys,
        handoffs,
        accounts,
        changes,
        purposes,
        dossiers,
        verdicts,
        pushMemory,
        identities,
        people,
        audit,
        appRegistry,
        replaySeal,
        opaqueSeal,
        receiptSigner,
        commits);
  }
}
