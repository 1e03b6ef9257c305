package dev.minipassport.login;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.LoginFacts.Linkage;
import dev.minipassport.login.Logins.Admission.Admitted;
import dev.minipassport.login.Logins.Admission.Superseded;
import dev.minipassport.login.Logins.Known;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import java.util.List;
import java.util.Optional;

/// Who the person turns out to be, once open id and union id are held against what is known.
///
/// A union id links: the identity moves to the account that holds it, and an account left with
/// nobody becomes an alias. Nothing is merged, a union id on record is never overwritten, and one
/// that WeChat contradicts links nobody.
record Recognition(
    Identity identity,
    Account account,
    boolean newcomer,
    boolean holdsUnionId,
    Linkage linkage,
    Optional<AccountId> alias,
    Optional<AccountId> conflictsWith) {

  static Recognition of(Known known, Arrival arrival) {
    return known
        .identity()
        .map(identity -> acquaintance(known, identity, arrival))
        .orElseGet(() -> newcomer(known, arrival));
  }

  private static Recognition newcomer(Known known, Arrival arrival) {
    Account account = known.holder().orElseGet(() -> new Account(arrival.fresh().account(), false));
    return new Recognition(
        new Identity(
            arrival.fresh().identity(),
            arrival.app().id(),
            arrival.openId(),
            arrival.unionId(),
            account.id(),
            Generation.FIRST),
        account,
        true,
        linkable(arrival, arrival.unionId()),
        known.holder().isPresent() ? Linkage.LINKED : Linkage.UNCHANGED,
        Optional.empty(),
        Optional.empty());
  }

  private static Recognition acquaintance(Known known, Identity identity, Arrival arrival) {
    Account own = known.account().orElseThrow();
    Optional<UnionId> unionId = identity.unionId().or(arrival::unionId);
    if (arrival.unionId().isPresent() && !arrival.unionId().equals(unionId)) {
      return staying(identity, own, false, Linkage.UNION_ID_DIFFERS);
    }
    Identity named = identity.linked(unionId, own.id());
    Optional<Account> other = known.holder().filter(holder -> !holder.id().equals(own.id()));
    if (other.isEmpty()) {
      return staying(named, own, linkable(arrival, unionId), Linkage.UNCHANGED);
    }
    return linkable(known, own, other.get())
        ? moved(known, named, other.get())
        : conflicting(named, own, other.get());
  }

  /// Two phone numbers are two people until an operator says otherwise; and of an account that has
  /// others, it is not told whose the number is.
  private static boolean linkable(Known known, Account own, Account other) {
    return other.suspended() == own.suspended()
        && !(own.hasPhone() && (other.hasPhone() || known.accountShared()));
  }

  private static Recognition staying(
      Identity identity, Account own, boolean holdsUnionId, Linkage linkage) {
    return new Recognition(
        identity, own, false, holdsUnionId, linkage, Optional.empty(), Optional.empty());
  }

  private static Recognition moved(Known known, Identity identity, Account holder) {
    Optional<AccountId> alias =
        known.accountShared() ? Optional.empty() : Optional.of(identity.account());
    return new Recognition(
        identity.linked(identity.unionId(), holder.id()),
        holder,
        false,
        false,
        Linkage.LINKED,
        alias,
        Optional.empty());
  }

  private static Recognition conflicting(Identity identity, Account own, Account other) {
    return new Recognition(
        identity,
        own,
        false,
        false,
        Linkage.ACCOUNTS_CONFLICT,
        Optional.empty(),
        Optional.of(other.id()));
  }

  private static boolean linkable(Arrival arrival, Optional<UnionId> unionId) {
    return arrival.app().owner().isPresent() && unionId.isPresent();
  }

  Admitted admit(
      Session.Live session,
      boolean continued,
      Optional<Superseded> superseded,
      List<SessionId> displaced,
      Optional<SessionId> stolen) {
    return new Admitted(
        identity,
        session,
        new LoginFacts(newcomer, continued, linkage),
        holdsUnionId,
        alias,
        conflictsWith,
        superseded,
        displaced,
        stolen);
  }
}
