package dev.minipassport.wechat;

import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.SessionKey;
import dev.minipassport.wechat.api.RequestId;
import java.util.Optional;

/// What WeChat's answer to an exchange says.
sealed interface LoginReply {
  record SignedIn(OpenId openId, Optional<UnionId> unionId, SessionKey sessionKey)
      implements LoginReply {}

  /// A business error. `errmsg` is foreign text: not to be logged as it is.
  record Refused(int errcode, String errmsg) implements LoginReply {
    Reaction reaction() {
      return Reaction.to(errcode);
    }

    RequestId requestId() {
      return RequestId.in(errmsg);
    }
  }

  /// It claims success, and who signed in cannot be told from it (fault F12).
  record Malformed(String what) implements LoginReply {}

  /// No answer of the API: of a gateway, cut short, or not readable (protocol 3.1).
  record Unusable(String what) implements LoginReply {}
}
