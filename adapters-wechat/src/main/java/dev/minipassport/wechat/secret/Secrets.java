package dev.minipassport.wechat.secret;

import dev.minipassport.identity.AppSecret;
import java.util.Optional;

/// The secrets of one app.
///
/// @param previous the one that `current` replaces or is about to replace: tried where `current`
///     is refused
public record Secrets(AppSecret current, Optional<AppSecret> previous) {

  public static Secrets only(AppSecret current) {
    return new Secrets(current, Optional.empty());
  }
}
