package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Makes two accounts one, as an operator decided.
record Linking(Handle handle, IdentityRows identities, Instant at) {

  void link(AccountId from, AccountId to) {
    boolean moversBarred = AccountRows.isSuspended(handle, from);
    boolean othersBarred = AccountRows.isSuspended(handle, to);
    if (moversBarred && !othersBarred) {
      AccountRows.suspended(handle, to, true);
    }
    List<Identity> all = identities.lockAllOf(handle, from, to);
    List<Identity> moving = all.stream().filter(person -> person.account().equals(from)).toList();
    List<Identity> staying = all.stream().filter(person -> person.account().equals(to)).toList();
    List<Identity> moved =
        moving.stream().map(person -> person.linked(person.unionId(), to)).toList();
    moved.forEach(this::move);
    AccountRows.alias(handle, from, to);
    if (moversBarred != othersBarred) {
      (moversBarred ? staying : moved)
          .forEach(person -> Endings.suspended(handle, identities, person, at));
    }
  }

  private void move(Identity person) {
    identities.update(handle, person);
    ChangeRows.ofAll(handle, person, Kind.LINKED, at);
  }
}
