package dev.minipassport.testkit;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.Deadline;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.KeyAuthority;
import dev.minipassport.userdata.NetworkCipher;
import dev.minipassport.userdata.PlainBytes;
import dev.minipassport.userdata.SealedBytes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Holds every session key for current until told otherwise, and seals by turning bits around.
public final class ScriptedKeys implements KeyAuthority, NetworkCipher {
  /// The version of the only network key.
  public static final int VERSION = 3;

  private final AtomicInteger resets = new AtomicInteger();
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
    return outdated ? Standing.OUTDATED : Standing.CURRENT;
  }

  @Override
  public Resetting reset(Identity person, SessionKey key, Deadline deadline) {
    if (silent) {
      return new Resetting.Unknown();
    }
    return outdated
        ? new Resetting.Outdated()
        : new Resetting.Reset(ScriptedExchange.sessionKey(1_000_000 + resets.incrementAndGet()));
  }

  @Override
  public Optional<SealedBytes> seal(
      Identity person, SessionKey key, PlainBytes plain, Deadline deadline) {
    return outdated
        ? Optional.empty()
        : Optional.of(new SealedBytes(VERSION, turned(plain.toBytes())));
  }

  @Override
  public Opening open(Identity person, SessionKey key, SealedBytes sealed, Deadline deadline) {
    if (outdated) {
      return new Opening.Outdated();
    }
    return sealed.version() == VERSION
        ? new Opening.Opened(new PlainBytes(turned(sealed.toBytes())))
        : new Opening.KeyGone();
  }

  private static byte[] turned(byte[] bytes) {
    byte[] turned = bytes.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (byte) ~turned[i];
    }
    return turned;
  }
}
