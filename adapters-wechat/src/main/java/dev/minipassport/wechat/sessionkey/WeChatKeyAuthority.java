package dev.minipassport.wechat.sessionkey;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.KeyAuthority;
import dev.minipassport.wechat.call.CallLog;
import dev.minipassport.wechat.call.Endpoint;
import dev.minipassport.wechat.call.WeChatCalls;
import dev.minipassport.wechat.sessionkey.KeyCalls.Said;

/// Asks WeChat whether a session key holds, and to replace it (protocol 6).
public final class WeChatKeyAuthority implements KeyAuthority {
  private final KeyCalls calls;

  public WeChatKeyAuthority(WeChatCalls calls) {
    this.calls = new KeyCalls(calls);
  }

  @Override
  public Standing check(Identity person, SessionKey key, Deadline deadline) {
    return switch (calls.ask(Endpoint.CHECK_SESSION, person, key, deadline)) {
      case Said.Done _ -> Standing.CURRENT;
      case Said.Outdated _ -> Standing.OUTDATED;
      case Said.Unknown _ -> throw KeyCalls.unavailable();
    };
  }

  @Override
  public Resetting reset(Identity person, SessionKey key, Deadline deadline) {
    return switch (calls.ask(Endpoint.RESET_USER_SESSION_KEY, person, key, deadline)) {
      case Said.Done(var fields) -> reset(person, fields);
      case Said.Outdated _ -> new Resetting.Outdated();
      case Said.Unknown _ -> new Resetting.Unknown();
    };
  }

  private static Resetting reset(Identity person, JsonNode fields) {
    if (!person.openId().value().equals(fields.path("openid").textValue())) {
      return unusable(person, "the openid is missing or another person's");
    }
    try {
      return new Resetting.Reset(
          new SessionKey(fields.path("session_key").asText("").getBytes(US_ASCII)));
    } catch (IllegalArgumentException _) {
      return unusable(person, "the session_key is missing or no key");
    }
  }

  private static Resetting unusable(Identity person, String what) {
    CallLog.malformed(person.app(), Endpoint.RESET_USER_SESSION_KEY, what);
    return new Resetting.Unknown();
  }
}
