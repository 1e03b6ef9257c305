package dev.minipassport.token;

import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Carries a sign-in into a web-view: usable once, within a minute, and the only secret of ours
/// that may stand in a URL.
public final class HandoffTicket implements PresentedSecret {
  private static final String PREFIX = "mph_";

  private final BearerToken token;

  private HandoffTicket(BearerToken token) {
    this.token = token;
  }

  public static HandoffTicket random(RandomGenerator random) {
    return new HandoffTicket(BearerToken.random(PREFIX, random));
  }

  /// Empty if `text` cannot be a ticket: wrong length, alphabet, prefix or checksum.
  public static Optional<HandoffTicket> parse(String text) {
    return BearerToken.parse(PREFIX, text).map(HandoffTicket::new);
  }

  public TokenDigest digest() {
    return token.digest();
  }

  /// The text for the one who is to hold it, and for nobody else.
  public String reveal() {
    return token.reveal();
  }

  @Override
  public <T> T use(Function<byte[], T> computation) {
    return token.use(computation);
  }

  @Override
  public String toString() {
    return "HandoffTicket[REDACTED]";
  }
}
