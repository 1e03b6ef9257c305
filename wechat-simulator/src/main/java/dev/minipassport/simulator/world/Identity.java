package dev.minipassport.simulator.world;

import dev.minipassport.simulator.userkey.UserKey;
import dev.minipassport.simulator.userkey.UserKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One person as one app knows them: the open id and the one session key that is valid now.
public final class Identity {
  private final SimulatedPerson person;
  private final String openId;
  private final AtomicReference<@Nullable IssuedKey> key = new AtomicReference<>();
  private final QuotaWindow logins = new QuotaWindow();
  private final UserKeys userKeys = new UserKeys();
  private volatile @Nullable Instant lastVisit;

  Identity(SimulatedPerson person, String openId) {
    this.person = person;
    this.openId = openId;
  }

  public SimulatedPerson person() {
    return person;
  }

  public String openId() {
    return openId;
  }

  /// Empty before the first login.
  public Optional<IssuedKey> key() {
    return Optional.ofNullable(key.get());
  }

  /// Whether the person logged in within the last `period`.
  public boolean visitedWithin(Duration period, Instant now) {
    Instant last = lastVisit;
    return last != null && !now.isAfter(last.plus(period));
  }

  /// The keys the person's client shares with the app's server, newest first.
  public List<UserKey> userKeys(World world) {
    Identifiers identifiers = world.identifiers();
    return userKeys.at(world.clock().now(), identifiers::userKey, identifiers::sixteen);
  }

  public boolean takeLogin(Instant now, int limit) {
    return logins.takeOfMinute(now, limit);
  }

  void pin(String sessionKey) {
    key.set(IssuedKey.pinned(sessionKey));
  }

  /// What `wx.login` does to the key: keep and renew a young one, replace any other.
  void login(World world) {
    Instant now = world.clock().now();
    lastVisit = now;
    WeChatRules rules = world.rules();
    String fresh = world.identifiers().sessionKey();
    key.updateAndGet(
        current ->
            current != null && current.survivesLogin(now, rules.keyRotationAge())
                ? current.renewed(now, rules.keyLifetime())
                : IssuedKey.issued(fresh, now, rules.keyLifetime()));
  }

  /// Replaces the key by a fresh one, as a data pre-fetch does behind everybody's back.
  void rotate(World world) {
    Instant now = world.clock().now();
    key.set(IssuedKey.issued(world.identifiers().sessionKey(), now, world.rules().keyLifetime()));
  }

  /// Replaces `old` by a fresh key that inherits its expiry; empty if `old` is no longer the key.
  public Optional<IssuedKey> reset(IssuedKey old, World world) {
    var fresh =
        new IssuedKey(
            world.identifiers().sessionKey(), world.clock().now(), old.expiresAt(), false);
    return key.compareAndSet(old, fresh) ? Optional.of(fresh) : Optional.empty();
  }
}
