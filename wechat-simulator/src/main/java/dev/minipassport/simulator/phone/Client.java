package dev.minipassport.simulator.phone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The client that a mini program runs in, and what the person does there.
///
/// @param published when the mini program's version was published; null for just now
/// @param reaction what the person does when asked
/// @param tapped whether the call comes from a tap: `wx.getUserProfile` needs one
public record Client(
    BaseLibrary baseLibrary,
    Platform platform,
    Environment environment,
    @Nullable Instant published,
    Privacy privacy,
    Reaction reaction,
    boolean tapped) {

  /// A current iPhone whose owner agrees to everything.
  public static final Client CURRENT =
      new Client(
          BaseLibrary.of("3.7.0"),
          Platform.IOS,
          Environment.RELEASE,
          null,
          Privacy.AGREED,
          Reaction.ACCEPT,
          true);

  public Client withBaseLibrary(String version) {
    BaseLibrary other = BaseLibrary.of(version);
    return new Client(other, platform, environment, published, privacy, reaction, tapped);
  }

  public Client on(Platform other) {
    return new Client(baseLibrary, other, environment, published, privacy, reaction, tapped);
  }

  public Client in(Environment other) {
    return new Client(baseLibrary, platform, other, published, privacy, reaction, tapped);
  }

  public Client publishedAt(Instant then) {
    return new Client(baseLibrary, platform, environment, then, privacy, reaction, tapped);
  }

  public Client with(Privacy other) {
    return new Client(baseLibrary, platform, environment, published, other, reaction, tapped);
  }

  public Client with(Reaction other) {
    return new Client(baseLibrary, platform, environment, published, privacy, other, tapped);
  }

  public Client untapped() {
    return new Client(baseLibrary, platform, environment, published, privacy, reaction, false);
  }
}
