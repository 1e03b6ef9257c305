package dev.minipassport.wechat.sessionkey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.Fault;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.NetworkCipher;
import dev.minipassport.userdata.PlainBytes;
import dev.minipassport.userdata.SealedBytes;
import dev.minipassport.wechat.call.CallLog;
import dev.minipassport.wechat.call.Endpoint;
import dev.minipassport.wechat.call.WeChatCalls;
import dev.minipassport.wechat.sessionkey.KeyCalls.Said;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Seals and opens with the keys WeChat gives (protocol 6). It asks for them each time and keeps
/// none, so a session key that was replaced counts for nothing at once.
public final class WeChatNetworkCipher implements NetworkCipher {
  private static final Endpoint KEYS = Endpoint.GET_USER_ENCRYPT_KEY;

  private final KeyCalls calls;
  private final RandomGenerator random;

  /// Asks through `calls`.
  ///
  /// @param random makes the nonces: a `SecureRandom`, or anything else that cannot be predicted
  public WeChatNetworkCipher(WeChatCalls calls, RandomGenerator random) {
    this.calls = new KeyCalls(calls);
    this.random = random;
  }

  @Override
  public Optional<SealedBytes> seal(
      Identity person, SessionKey key, PlainBytes plain, Deadline deadline) {
    return switch (calls.ask(KEYS, person, key, deadline)) {
      case Said.Done(var fields) ->
          Optional.of(newest(person, fields).seal(person.app(), plain, random));
      case Said.Outdated _ -> Optional.empty();
      case Said.Unknown _ -> throw KeyCalls.unavailable();
    };
  }

  private static NetworkKey newest(Identity person, JsonNode fields) {
    return living(person, fields).stream()
        .max(Comparator.comparingInt(NetworkKey::version))
        .orElseThrow(() -> malformed(person, "no key lives"));
  }

  @Override
  public Opening open(Identity person, SessionKey key, SealedBytes sealed, Deadline deadline) {
    return switch (calls.ask(KEYS, person, key, deadline)) {
      case Said.Done(var fields) -> opened(person, living(person, fields), sealed);
      case Said.Outdated _ -> new Opening.Outdated();
      case Said.Unknown _ -> throw KeyCalls.unavailable();
    };
  }

  private static Opening opened(Identity person, List<NetworkKey> living, SealedBytes sealed) {
    Optional<NetworkKey> key =
        living.stream().filter(known -> known.version() == sealed.version()).findFirst();
    if (key.isEmpty()) {
      return new Opening.KeyGone();
    }
    return key.get()
        .open(person.app(), sealed)
        .<Opening>map(Opening.Opened::new)
        .orElseGet(Opening.Undecipherable::new);
  }

  private static List<NetworkKey> living(Identity person, JsonNode fields) {
    if (!fields.path("key_info_list").isArray()) {
      throw malformed(person, "there is no list of keys");
    }
    return KeyInfo.living(fields);
  }

  private static Fault malformed(Identity person, String what) {
    CallLog.malformed(person.app(), KEYS, what);
    return KeyCalls.unavailable();
  }
}
