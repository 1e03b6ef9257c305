package dev.minipassport.identity;

import java.util.Optional;

/// One person as one app knows them: sessions, generation, profile and ledger belong to it.
///
/// @param unionId absent until WeChat first sends one: an app may be bound to its owner later
/// @param account the person across the apps of one owner, with every alias resolved
public record Identity(
    IdentityId id,
    AppId app,
    OpenId openId,
    Optional<UnionId> unionId,
    AccountId account,
    Generation generation) {

  /// The same identity after all its sessions were ended at once.
  public Identity inNextGeneration() {
    return new Identity(id, app, openId, unionId, account, generation.next());
  }

  /// The same identity with what a login told about it.
  public Identity linked(Optional<UnionId> unionId, AccountId account) {
    return new Identity(id, app, openId, unionId, account, generation);
  }
}
