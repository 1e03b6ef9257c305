package dev.minipassport.testkit.memory;

import dev.minipassport.token.PresentedSecret;
import dev.minipassport.token.ReplaySeal;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.SessionToken;
import dev.minipassport.token.TokenDigest;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Gives out numbers and remembers which token each stands for, and under which secret.
final class InMemoryReplaySeal implements ReplaySeal {
  private record Entry(SessionToken token, TokenDigest under) {}

  private final Map<Long, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  @Override
  public SealedToken seal(SessionToken token, PresentedSecret under) {
    long number = numbers.incrementAndGet();
    entries.put(number, new Entry(token, under.use(TokenDigest::of)));
    return new SealedToken(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  @Override
  public Optional<SessionToken> open(SealedToken container, PresentedSecret under) {
    byte[] bytes = container.toBytes();
    if (bytes.length != Long.BYTES) {
      return Optional.empty();
    }
    return Optional.ofNullable(entries.get(ByteBuffer.wrap(bytes).getLong()))
        .filter(entry -> entry.under().equals(under.use(TokenDigest::of)))
        .map(Entry::token);
  }
}
