package dev.minipassport.wechat.sessionkey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.wechat.api.EnvelopeParser;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// WeChat's `key_info_list` (protocol 6). Its `iv` is for ciphers that are not ours.
final class KeyInfo {
  private KeyInfo() {}

  /// The keys that still live. What cannot be read is left out: it is of no use to anyone.
  static List<NetworkKey> living(JsonNode fields) {
    return fields
        .path("key_info_list")
        .valueStream()
        .flatMap(entry -> living(entry.path("version"), entry).stream())
        .toList();
  }

  private static Optional<NetworkKey> living(JsonNode versionNode, JsonNode entry) {
    OptionalInt version = EnvelopeParser.number(versionNode);
    if (version.isEmpty() || EnvelopeParser.number(entry.path("expire_in")).orElse(0) <= 0) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(entry.path("encrypt_key").asText(""));
      return key.length == NetworkKey.BYTES
          ? Optional.of(new NetworkKey(version.getAsInt(), key))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
