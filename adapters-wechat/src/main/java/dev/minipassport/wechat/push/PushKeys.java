package dev.minipassport.wechat.push;

import java.util.Optional;

/// The secrets of one app's message push.
///
/// @param aesKey not used in plain mode, required in the others
public record PushKeys(PushToken token, Optional<EncodingAesKey> aesKey, PushMode mode) {
  public PushKeys {
    if (mode != PushMode.PLAIN && aesKey.isEmpty()) {
      throw new IllegalArgumentException(
          "messages are encrypted with a key: copy EncodingAESKey from the console");
    }
  }

  /// What messages are encrypted with, if they are.
  Optional<EncodingAesKey> encryption() {
    return mode == PushMode.PLAIN ? Optional.empty() : aesKey;
  }
}
