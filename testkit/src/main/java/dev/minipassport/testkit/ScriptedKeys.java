package dev.minipassport.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.KeyAuthority;
import dev.minipassport.userdata.NetworkCipher;
import dev.minipassport.userdata.PlainBytes;
import dev.minipassport.userdata.SealedBytes;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Holds every session key for current until it is reset or told otherwise, and seals by giving out
/// numbers.
public final class ScriptedKeys implements KeyAuthority, NetworkCipher {
  /// The version of the only network key.
  public static final int VERSION = 3;

  private final AtomicInteger resets = new AtomicInteger();
  private final AtomicInteger seals = new AtomicInteger();
  private final Set<String> replaced = ConcurrentHashMap.newKeySet();
  private final Map<String, PlainBytes> sealed = new ConcurrentHashMap<>();
  private volatile boolean outdated;
  private volatile boolean silent;

  /// From now on every key is outdated.
  public void expire() {
    outdated = true;
  }

  /// From now on nobody learns what a reset did.
  public void fallSilent() {
    silent = true;
  }

  @Override
  public Standing check(Identity person, SessionKey key, Deadline deadline) {
    return outdated(key) ? Standing.OUTDATED : Standing.CURRENT;
  }

  @Override
  public Resetting reset(Identity person, SessionKey key, Deadline deadline) {
    if (silent) {
      return new Resetting.Unknown();
    }
    if (outdated(key)) {
      return new Resetting.Outdated();
    }
    replaced.add(text(key));
    return new Resetting.Reset(ScriptedExchange.sessionKey(1_000_000 + resets.incrementAndGet()));
  }

  @Override
  public Optional<SealedBytes> seal(
      Identity person, SessionKey key, PlainBytes plain, Deadline deadline) {
    if (outdated(key)) {
      return Optional.empty();
    }
    byte[] bytes = "sealed-%024d".formatted(seals.incrementAndGet()).getBytes(US_ASCII);
    sealed.put(named(person, bytes), plain);
    return Optional.of(new SealedBytes(VERSION, bytes));
  }

  @Override
  public Opening open(Identity person, SessionKey key, SealedBytes data, Deadline deadline) {
    if (outdated(key)) {
      return new Opening.Outdated();
    }
    if (data.version() != VERSION) {
      return new Opening.KeyGone();
    }
    return Optional.ofNullable(sealed.get(named(person, data.toBytes())))
        .<Opening>map(Opening.Opened::new)
        .orElseGet(Opening.Undecipherable::new);
  }

  private boolean outdated(SessionKey key) {
    return outdated || replaced.contains(text(key));
  }

  private static String named(Identity person, byte[] bytes) {
    return person.id() + " " + HexFormat.of().formatHex(bytes);
  }

  private static String text(SessionKey key) {
    return key.use(bytes -> new String(bytes, US_ASCII));
  }
}
