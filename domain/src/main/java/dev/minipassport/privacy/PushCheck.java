package dev.minipassport.privacy;

import dev.minipassport.consent.Fingerprint;
import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.PushMemory.Seen;
import dev.minipassport.purpose.TextHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether a push that is signed may be heard: WeChat names no window, and in plain mode signs no
/// body (protocol 11), so the instant and the nonce are held against what came before.
public final class PushCheck {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final PushMemory memory;
  private final Clock clock;

  public PushCheck(PushMemory memory, Clock clock) {
    this.memory = memory;
    this.clock = clock;
  }

  Optional<Flaw> flaw(AppId app, Push.Seal seal, String text, Instant receivedAt) {
    Instant now = clock.instant();
    boolean heard =
        Duration.between(seal.at(), receivedAt).abs().compareTo(WINDOW) <= 0
            && receivedAt.isAfter(now.minus(PushMemory.KEPT))
            && receivedAt.isBefore(now.plus(AHEAD));
    if (!heard) {
      return Optional.of(Flaw.STALE);
    }
    TextHash name =
        Fingerprint.text(
            List.of(seal.signature(), seal.nonce(), Long.toString(seal.at().getEpochSecond())));
    return memory.see(app, name, TextHash.of(text), now) == Seen.OTHER
        ? Optional.of(Flaw.REPLAYED)
        : Optional.empty();
  }
}
