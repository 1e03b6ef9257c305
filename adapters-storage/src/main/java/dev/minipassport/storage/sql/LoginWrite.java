package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Arrival;
import dev.minipassport.login.Logins.Admission.Admitted;
import dev.minipassport.login.Logins.Admission.Superseded;
import dev.minipassport.login.Logins.Known;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes exactly what was decided for one person, inside the transaction that decided it.
record LoginWrite(
    Handle handle, IdentityRows identities, Arrival arrival, Known known, Admitted admitted) {

  void write(byte[] sealedSessionKey) {
    Identity identity = admitted.identity();
    writeIdentity(identity);
    writeAccounts(identity);
    endSessions(identity);
    Later.on(
        handle,
        () -> {
          writeSession(identity);
          writeSessionKey(identity, sealedSessionKey);
          arrival
              .settlement()
              .ifPresent(code -> CodeRows.settle(handle, code, admitted.facts(), arrival.at()));
        });
  }

  private void writeSessionKey(Identity identity, byte[] sealed) {
    if (known.identity().isPresent()) {
      SessionKeyRows.replace(handle, identity.id(), sealed, arrival.at());
    } else {
      SessionKeyRows.insert(handle, identity.id(), sealed);
    }
  }

  private void writeIdentity(Identity identity) {
    if (identity.account().equals(arrival.fresh().account())) {
      Later.on(handle, () -> AccountRows.insert(handle, identity.account()));
    }
    Optional<Identity> before = known.identity();
    if (before.isEmpty()) {
      if (!identities.insert(handle, identity, arrival.at())) {
        throw new Overtaken("the person signed in for the first time elsewhere");
      }
    } else if (!before.get().equals(identity)) {
      Later.on(
          handle,
          () -> {
            identities.update(handle, identity);
            ChangeRows.ofAll(handle, identity, Kind.LINKED, arrival.at());
          });
    }
  }

  private void writeAccounts(Identity identity) {
    admitted
        .alias()
        .ifPresent(
            alias -> Later.on(handle, () -> AccountRows.alias(handle, alias, identity.account())));
    if (admitted.holdsUnionId() && arrival.app().owner().isPresent() && !isHeld(identity)) {
      var owner = arrival.app().owner().get();
      identity.unionId().ifPresent(held -> hold(owner, held, identity.account()));
    }
    admitted
        .conflictsWith()
        .ifPresent(
            other ->
                Later.on(
                    handle,
                    () -> ConflictRows.find(handle, identity.account(), other, arrival.at())));
  }

  /// Whether the union id is that of the account already. It stays so: whoever moves the account
  /// locks all who were of it, and who joins it has locked it.
  private boolean isHeld(Identity identity) {
    boolean onRecord = known.identity().map(one -> one.unionId().isPresent()).orElse(true);
    return onRecord && known.holder().map(Account::id).equals(Optional.of(identity.account()));
  }

  private void hold(OwnerId owner, UnionId unionId, AccountId account) {
    if (!AccountRows.hold(handle, owner, unionId, account)) {
      throw new Overtaken("the union id became another account's");
    }
  }

  private void endSessions(Identity identity) {
    Endings.displaced(handle, identity, admitted.displaced(), arrival.at());
    admitted
        .stolen()
        .ifPresent(stolen -> Endings.one(handle, identity, stolen, EndReason.STOLEN, arrival.at()));
  }

  private void supersede(SessionId session, Superseded old) {
    old.gracesEndAt().ifPresent(end -> Predecessors.startGraces(handle, session, end));
    Predecessors.wipeSuccessors(handle, session);
    Predecessors.remember(handle, session, old.token(), Optional.empty());
  }

  private void writeSession(Identity identity) {
    var session = admitted.session();
    if (!admitted.facts().continued()) {
      SessionWrites.insert(handle, session);
      return;
    }
    admitted.superseded().ifPresent(old -> supersede(session.id(), old));
    SessionWrites.replace(handle, session);
    ChangeRows.ofOne(handle, identity, session.id(), Kind.TOKEN_CHANGED, arrival.at());
  }
}
