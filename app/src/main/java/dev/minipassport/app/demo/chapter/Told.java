package dev.minipassport.app.demo.chapter;

import com.google.protobuf.Timestamp;
import dev.minipassport.v1.AnswerPromptResponse;
import dev.minipassport.v1.CodeRejected;
import dev.minipassport.v1.Collection;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.OpenUserDataResponse;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.ValidateSessionResponse;
import java.time.Instant;

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

  static String prompt(DecidePromptResponse answer) {
    return switch (answer.getOutcomeCase()) {
      case NOT_NEEDED -> "not needed, " + profile(answer.getProfile());
      case SHOW -> "show open-data";
      case ASK ->
          "ask \""
              + answer.getAsk().getQuestions(0).getWords().getTitle()
              + "\", collect by "
              + capability(answer.getAsk().getCollection());
      case COLLECT -> "collect by " + capability(answer.getCollect().getCollection());
      case QUIET -> "quiet until " + instant(answer.getQuiet().getUntil());
      case NO_WAY -> "no way";
      case UNKNOWN_PURPOSE -> "unknown purpose";
      case NOT_VALID -> notValid(answer.getNotValid());
      case OUTCOME_NOT_SET -> "no outcome";
    };
  }

  private static String capability(Collection collection) {
    return collection.getCapability().name().replace("CAPABILITY_", "");
  }

  private static String instant(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds()).toString();
  }

  static String answered(AnswerPromptResponse answer) {
    return switch (answer.getOutcomeCase()) {
      case RECORDED ->
          answer.getRecorded().getDecision().name().replace("DECISION_", "recorded, ")
              + ", quiet until "
              + instant(answer.getRecorded().getStances(0).getQuietUntil());
      case NO_ANSWER ->
          answer.getNoAnswer().getCause().name().replace("NOT_ANSWERED_", "no answer, ");
      case PROMPT_OUTDATED, PROMPT_UNKNOWN, REQUEST_ID_REUSED, NOT_VALID, OUTCOME_NOT_SET ->
          answer.getOutcomeCase().name();
    };
  }

  static String profile(Profile profile) {
    return profile.equals(Profile.getDefaultInstance())
        ? "nothing known"
        : "known: "
            + profile.getNickname().getValue()
            + (profile.hasAvatar() ? " and an avatar" : "");
  }

  static String flaw(OpenUserDataResponse answer) {
    return answer.getUserDataFlawed().getReason().name().replace("REASON_", "");
  }

  static boolean isNotValid(ValidateSessionResponse answer, NotValid.Reason reason) {
    return answer.hasNotValid() && answer.getNotValid().getReason() == reason;
  }
}
