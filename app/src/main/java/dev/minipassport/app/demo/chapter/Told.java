package dev.minipassport.app.demo.chapter;

import dev.minipassport.v1.CodeRejected;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.ValidateSessionResponse;

/// Answers in a few words.
final class Told {
  private static final int SHORT = 8;

  private Told() {}

  static String id(String uuid) {
    return uuid.length() > SHORT ? uuid.substring(0, SHORT) : uuid;
  }

  static String login(LoginResponse answer) {
    return switch (answer.getOutcomeCase()) {
      case SIGNED_IN ->
          "signed in, session "
              + id(answer.getSignedIn().getSession().getSessionId())
              + (answer.getSignedIn().getFirstLogin() ? ", first_login" : "")
              + (answer.getSignedIn().getContinued() ? ", continued" : "");
      case CODE_REJECTED -> rejected(answer.getCodeRejected());
      case BLOCKED_BY_WECHAT -> "blocked by WeChat";
      case ACCOUNT_SUSPENDED -> "account suspended";
      case SESSION_LIMIT_REACHED -> "session limit reached";
      case OUTCOME_NOT_SET -> "no outcome";
    };
  }

  static String rejected(CodeRejected rejected) {
    return "code rejected, "
        + rejected.getReason().name().replace("REASON_", "")
        + ": call wx.login again "
        + (rejected.getWaitBeforeLogin().getSeconds() == 0
            ? "at once"
            : "after " + rejected.getWaitBeforeLogin().getSeconds() + " s");
  }

  static String validation(ValidateSessionResponse answer) {
    return switch (answer.getOutcomeCase()) {
      case VALID ->
          "valid, session "
              + id(answer.getValid().getSession().getSessionId())
              + (answer.getValid().getRotateDue() ? ", rotate_due" : "");
      case NOT_VALID -> notValid(answer.getNotValid());
      case OUTCOME_NOT_SET -> "no outcome";
    };
  }

  static String notValid(NotValid answer) {
    return "not valid, " + answer.getReason().name().replace("REASON_", "");
  }

  static boolean isNotValid(ValidateSessionResponse answer, NotValid.Reason reason) {
    return answer.hasNotValid() && answer.getNotValid().getReason() == reason;
  }
}
