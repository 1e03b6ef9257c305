package dev.minipassport.wechat.sessionkey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.wechat.call.CallLog;
import dev.minipassport.wechat.call.Endpoint;
import dev.minipassport.wechat.call.Reply;
import dev.minipassport.wechat.call.WeChatCalls;
import java.time.Duration;
import java.util.Optional;

/// The calls that prove a session key (protocol 6).
record KeyCalls(WeChatCalls calls) {
  private static final Duration SOON = Duration.ofSeconds(1);

  /// What WeChat says to a call that proves a key.
  sealed interface Said {
    /// The fields hold keys: they are not printed.
    record Done(JsonNode fields) implements Said {
      @Override
      public String toString() {
        return "Done[REDACTED]";
      }
    }

    /// The key was replaced, or it expired; WeChat's codes do not tell one from the other.
    record Outdated() implements Said {}

    /// Whether it was done is not known.
    record Unknown() implements Said {}
  }

  Said ask(Endpoint endpoint, Identity person, SessionKey key, Deadline deadline) {
    return switch (calls.call(
        person.app(), endpoint, KeyProof.query(person, key), Optional.empty(), deadline)) {
      case Reply.Ok(var fields) -> new Said.Done(fields);
      case Reply.Refused refused ->
          switch (refused.errcode()) {
            case 87007, 87009 -> new Said.Outdated();
            default -> {
              CallLog.refused(person.app(), endpoint, refused);
              yield new Said.Unknown();
            }
          };
      case Reply.Unknown _ -> new Said.Unknown();
    };
  }

  static Fault unavailable() {
    return new Unavailable(Dependency.WECHAT, SOON);
  }
}
