package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import dev.minipassport.wechat.push.EncodingAesKey;
import dev.minipassport.wechat.push.PushKeys;
import dev.minipassport.wechat.push.PushMode;
import dev.minipassport.wechat.push.PushToken;
import java.util.Optional;

/// `apps[].push`: what stands in WeChat's console under message push.
final class PushSection {
  private PushSection() {}

  /// Empty if the app has no token, which is where it begins.
  static Optional<PushKeys> from(Values values, String entry) {
    Optional<PushToken> token = values.find(AppKeys.PUSH_TOKEN.in(entry));
    Optional<EncodingAesKey> key = values.find(AppKeys.PUSH_KEY.in(entry));
    PushMode mode = values.get(AppKeys.PUSH_MODE.in(entry));
    if (token.isEmpty()) {
      if (key.isPresent()) {
        values.problem(
            AppKeys.PUSH_TOKEN.in(entry).path(),
            "is missing; WeChat's console shows it beside the key");
      }
      return Optional.empty();
    }
    if (mode != PushMode.PLAIN && key.isEmpty()) {
      values.problem(
          AppKeys.PUSH_KEY.in(entry).path(),
          "is missing; copy it from WeChat's console, or set push.mode to plain");
      return Optional.empty();
    }
    return values.build(entry + ".push", () -> new PushKeys(token.get(), key, mode));
  }
}
