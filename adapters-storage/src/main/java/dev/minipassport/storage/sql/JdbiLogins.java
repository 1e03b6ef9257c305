package dev.minipassport.storage.sql;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Arrival;
import dev.minipassport.login.Logins;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.storage.seal.SessionKeySeal;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Completes a login in one transaction. The session key is sealed before it begins.
public final class JdbiLogins implements Logins {
  private final Transactions transactions;
  private final IdentityRows identities;
  private final SessionKeySeal seal;

  public JdbiLogins(Transactions transactions, Dialect dialect, SessionKeySeal seal) {
    this.transactions = transactions;
    this.identities = new IdentityRows(dialect);
    this.seal = seal;
  }

  @Override
  public Admission complete(Arrival arrival, Rule rule) {
    byte[] sealed = seal.seal(arrival.sessionKey(), arrival.app().id(), arrival.openId());
    return transactions.write(
        handle -> {
          Known known = known(handle, arrival);
          Admission admission = rule.decide(known);
          switch (admission) {
            case Admission.Admitted admitted ->
                new LoginWrite(handle, identities, arrival, known, admitted).write(sealed);
            case Admission.Suspended _ -> spendCode(handle, arrival);
            case Admission.LimitReached(var stolen) -> {
              stolen.ifPresent(id -> endStolen(handle, known, id, arrival));
              spendCode(handle, arrival);
            }
          }
          return admission;
        });
  }

  private static void spendCode(Handle handle, Arrival arrival) {
    arrival.settlement().ifPresent(settlement -> CodeRows.spend(handle, settlement.code()));
  }

  private static void endStolen(Handle handle, Known known, SessionId id, Arrival arrival) {
    known
        .identity()
        .ifPresent(identity -> Endings.one(handle, identity, id, EndReason.STOLEN, arrival.at()));
  }

  private Known known(Handle handle, Arrival arrival) {
    Optional<Identity> identity = identities.lock(handle, arrival.app().id(), arrival.openId());
    Optional<Account> holder = lockedHolder(handle, arrival, identity);
    return new Known(
        identity,
        identity.flatMap(known -> AccountRows.find(handle, known.account())),
        holder,
        identity.isPresent() && identities.shares(handle, identity.get()),
        identity.map(known -> SessionRows.of(handle, known.id())).orElseGet(List::of),
        arrival.currentToken().flatMap(token -> SessionRows.findBy(handle, token)));
  }

  /// Where the person may move to another account, both are locked before they are weighed.
  private static Optional<Account> lockedHolder(
      Handle handle, Arrival arrival, Optional<Identity> identity) {
    Optional<Account> holder = holder(handle, arrival, identity);
    Optional<AccountId> own = identity.map(Identity::account);
    if (holder.isEmpty() || own.equals(holder.map(Account::id))) {
      return holder;
    }
    AccountId other = holder.get().id();
    AccountRows.lock(handle, other, own.orElse(other));
    Optional<Account> locked = holder(handle, arrival, identity);
    if (!locked.map(Account::id).equals(holder.map(Account::id))) {
      throw new Overtaken("the union id became another account's");
    }
    return locked;
  }

  private static Optional<Account> holder(
      Handle handle, Arrival arrival, Optional<Identity> identity) {
    Optional<UnionId> unionId = identity.flatMap(Identity::unionId).or(arrival::unionId);
    return arrival
        .app()
        .owner()
        .flatMap(owner -> unionId.flatMap(held -> AccountRows.holderOf(handle, owner, held)));
  }
}
