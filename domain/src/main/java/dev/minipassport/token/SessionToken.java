package dev.minipassport.token;

import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What a client holds to show that it is signed in. Opaque; only its digest is ever stored.
public final class SessionToken implements PresentedSecret {
  private static final String PREFIX = "mps_";

  private final BearerToken token;

  private SessionToken(BearerToken token) {
    this.token = token;
  }

  public static SessionToken random(RandomGenerator random) {
    return new SessionToken(BearerToken.random(PREFIX, random));
  }

  /// Empty if `text` cannot be a session token: wrong length, alphabet, prefix or checksum.
  public static Optional<SessionToken> parse(String text) {
    return BearerToken.parse(PREFIX, text).map(SessionToken::new);
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
    return "SessionToken[REDACTED]";
  }
}
