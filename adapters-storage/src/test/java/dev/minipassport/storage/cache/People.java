package dev.minipassport.storage.cache;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Sessions to cache, each of its own person unless said otherwise.
final class People {
  static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final AppId APP = new AppId("wx1111111111111111");

  private People() {}

  static Session.Live session(int number) {
    return session(number, new IdentityId(new UUID(2, number)));
  }

  static Session.Live session(int number, IdentityId identity) {
    return new Session.Live(
        new SessionId(new UUID(1, number)),
        new Identity(
            identity,
            APP,
            new OpenId("oPerson_" + number),
            Optional.empty(),
            new AccountId(new UUID(3, number)),
            Generation.FIRST),
        token(number),
        NOW,
        true,
        Generation.FIRST,
        NOW,
        NOW,
        NOW,
        NOW.plus(Duration.ofDays(30)),
        Optional.empty(),
        Optional.empty());
  }

  static TokenDigest token(int number) {
    return new TokenDigest(number * 0x9E3779B97F4A7C15L, number, 0, 0);
  }
}
