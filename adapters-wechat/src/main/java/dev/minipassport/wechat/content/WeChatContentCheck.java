package dev.minipassport.wechat.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.minipassport.content.CheckId;
import dev.minipassport.content.ContentCheck;
import dev.minipassport.content.Verdict;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.wechat.call.CallLog;
import dev.minipassport.wechat.call.Endpoint;
import dev.minipassport.wechat.call.Reply;
import dev.minipassport.wechat.call.WeChatCalls;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// WeChat's content security, version 2, for profiles (protocol 9.1, 9.2).
public final class WeChatContentCheck implements ContentCheck {
  private static final int VERSION = 2;
  private static final int PROFILE = 1;
  private static final int IMAGE = 2;
  private static final int NOT_SEEN_LATELY = 61010;
  private static final int REPEATED_TOO_OFTEN = 87020;
  private static final Duration SOON = Duration.ofSeconds(1);

  /// WeChat does not say after how long it takes the same picture again.
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final WeChatCalls calls;

  public WeChatContentCheck(WeChatCalls calls) {
    this.calls = calls;
  }

  /// The nickname is the content: as WeChat's `nickname` it would only be judged beside one.
  @Override
  public Checked check(Identity person, Nickname nickname, Deadline deadline) {
    ObjectNode question = about(person).put("content", nickname.text());
    return switch (ask(person, Endpoint.MSG_SEC_CHECK, question, deadline)) {
      case Reply.Ok(var fields) -> new Checked.Judged(verdict(person.app(), fields));
      case Reply.Refused refused when refused.errcode() == NOT_SEEN_LATELY ->
          new Checked.NotSeenLately();
      case Reply.Refused refused -> throw defect(person.app(), Endpoint.MSG_SEC_CHECK, refused);
      case Reply.Unknown _ -> throw unavailable();
    };
  }

  /// A picture that may have been submitted already is submitted again by whoever repeats the call:
  /// a verdict that nobody waits for harms nobody.
  @Override
  public Submitted submit(Identity person, AvatarUrl where, Deadline deadline) {
    ObjectNode question = about(person).put("media_url", where.text()).put("media_type", IMAGE);
    return switch (ask(person, Endpoint.MEDIA_CHECK_ASYNC, question, deadline)) {
      case Reply.Ok(var fields) -> new Submitted.Accepted(checkId(person.app(), fields));
      case Reply.Refused refused ->
          switch (refused.errcode()) {
            case NOT_SEEN_LATELY -> new Submitted.NotSeenLately();
            case REPEATED_TOO_OFTEN -> throw new QuotaReached(MINUTE);
            default -> throw defect(person.app(), Endpoint.MEDIA_CHECK_ASYNC, refused);
          };
      case Reply.Unknown _ -> throw unavailable();
    };
  }

  private static ObjectNode about(Identity person) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("openid", person.openId().value())
        .put("version", VERSION)
        .put("scene", PROFILE);
  }

  private Reply ask(Identity person, Endpoint endpoint, JsonNode question, Deadline deadline) {
    return calls.call(person.app(), endpoint, Map.of(), Optional.of(question), deadline);
  }

  private static Verdict verdict(AppId app, JsonNode fields) {
    return Suggestion.in(fields)
        .orElseThrow(() -> malformed(app, Endpoint.MSG_SEC_CHECK, "without a suggestion"));
  }

  private static CheckId checkId(AppId app, JsonNode fields) {
    try {
      return new CheckId(fields.path("trace_id").asText(""));
    } catch (IllegalArgumentException _) {
      throw malformed(app, Endpoint.MEDIA_CHECK_ASYNC, "without a usable trace_id");
    }
  }

  private static Fault malformed(AppId app, Endpoint endpoint, String what) {
    CallLog.malformed(app, endpoint, what);
    return unavailable();
  }

  private static Fault defect(AppId app, Endpoint endpoint, Reply.Refused refused) {
    CallLog.refused(app, endpoint, refused);
    return unavailable();
  }

  private static Unavailable unavailable() {
    return new Unavailable(Dependency.WECHAT, SOON);
  }
}
