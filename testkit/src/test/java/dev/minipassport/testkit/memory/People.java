package dev.minipassport.testkit.memory;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.testkit.Passport;
import java.util.Optional;
import java.util.UUID;

/// People as [Passport#APP] knows them, without a store.
final class People {
  private People() {}

  static Identity known(OpenId openId) {
    return new Identity(
        new IdentityId(new UUID(1, openId.value().hashCode())),
        Passport.APP,
        openId,
        Optional.empty(),
        new AccountId(new UUID(2, openId.value().hashCode())),
        Generation.FIRST);
  }
}
