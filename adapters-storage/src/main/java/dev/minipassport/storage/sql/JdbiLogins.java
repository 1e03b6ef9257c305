package dev.minipassport.storage.sql;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.login.Arrival;
import dev.minipassport.login.Logins;
import dev.minipassport.session.Session;
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
    identities.lockLater(handle, arrival.app().id(), arrival.openId());
    return KnownRows.find(handle, arrival)
        .map(known -> weighed(handle, arrival, known))
        .orElseGet(() -> unknown(handle, arrival));
  }

  private static Known unknown(Handle handle, Arrival arrival) {
    return new Known(
        Optional.empty(),
        Optional.empty(),
        lockedHolder(handle, arrival),
        false,
        List.of(),
        current(handle, arrival, List.of()));
  }

  /// Where the person may move to another account, both are locked before they are weighed.
  private static Known weighed(Handle handle, Arrival arrival, Known known) {
    Optional<AccountId> own = known.account().map(Account::id);
    Optional<AccountId> other = known.holder().map(Account::id);
    if (other.isEmpty() || other.equals(own)) {
      return known;
    }
    Later.on(handle, () -> AccountRows.lock(handle, other.get(), own.get()));
    return KnownRows.find(handle, arrival)
        .filter(again -> again.holder().map(Account::id).equals(other))
        .orElseThrow(() -> new Overtaken("the union id became another account's"));
  }

  /// Where the person may join an account, it is locked before it is weighed.
  private static Optional<Account> lockedHolder(Handle handle, Arrival arrival) {
    Optional<Account> holder = holder(handle, arrival);
    if (holder.isEmpty()) {
      return holder;
    }
    Later.on(handle, () -> AccountRows.lock(handle, holder.get().id()));
    Optional<Account> locked = holder(handle, arrival);
    if (!locked.map(Account::id).equals(holder.map(Account::id))) {
      throw new Overtaken("the union id became another account's");
    }
    return locked;
  }

  private static Optional<Account> holder(Handle handle, Arrival arrival) {
    return arrival
        .app()
        .owner()
        .flatMap(
            owner -> arrival.unionId().flatMap(held -> AccountRows.holderOf(handle, owner, held)));
  }

  /// What the current token finds is mostly among the person's sessions.
  static Optional<Session> current(Handle handle, Arrival arrival, List<Session.Live> sessions) {
    return arrival
        .currentToken()
        .flatMap(
            token ->
                sessions.stream()
                    .filter(session -> session.token().equals(token))
                    .<Session>map(session -> session)
                    .findFirst()
                    .or(() -> SessionRows.findBy(handle, token)));
  }
}
