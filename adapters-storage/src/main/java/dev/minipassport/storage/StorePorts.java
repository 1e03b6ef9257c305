package dev.minipassport.storage;

import dev.minipassport.change.Changes;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.session.Sessions;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.token.ReplaySeal;

/// The ports that one store serves.
public record StorePorts(
    Sessions sessions,
    Logins logins,
    LoginCodes loginCodes,
    SessionKeys sessionKeys,
    Handoffs handoffs,
    Accounts accounts,
    Changes changes,
    ReplaySeal replaySeal) {

  /// The same ports with `cache` before them: it answers what is warm and hears of every write.
  public StorePorts behind(NearCache cache) {
    return new StorePorts(
        cache.before(sessions),
        cache.hearing(logins),
        loginCodes,
        sessionKeys,
        cache.hearing(handoffs),
        cache.hearing(accounts),
        changes,
        replaySeal);
  }
}
