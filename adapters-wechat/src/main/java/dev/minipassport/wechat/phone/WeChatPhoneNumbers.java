package dev.minipassport.wechat.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneNumbers;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.wechat.call.CallLog;
import dev.minipassport.wechat.call.Endpoint;
import dev.minipassport.wechat.call.Reply;
import dev.minipassport.wechat.call.WeChatCalls;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Trades phone codes for numbers, and asks WeChat whether data is its own (protocol 8.1, 8.3).
public final class WeChatPhoneNumbers implements PhoneNumbers {
  private static final int INVALID_CODE = 40029;
  private static final int NO_SUCH_DATA = 1;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final WeChatCalls calls;

  public WeChatPhoneNumbers(WeChatCalls calls) {
    this.calls = calls;
  }

  /// What WeChat refuses for a reason that is not documented is in doubt: how it says that a code
  /// is somebody else's is not known, nor whether such a code is spent.
  @Override
  public Redemption redeem(Identity person, PhoneCode code, Deadline deadline) {
    JsonNode question =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", code.value())
            .put("openid", person.openId().value());
    return switch (ask(person.app(), Endpoint.GET_USER_PHONE_NUMBER, question, deadline)) {
      case Reply.Ok(var fields) -> redeemed(person.app(), fields.path("phone_info"));
      case Reply.Refused refused when refused.errcode() == INVALID_CODE ->
          new Redemption.Rejected();
      case Reply.Refused refused -> {
        CallLog.refused(person.app(), Endpoint.GET_USER_PHONE_NUMBER, refused);
        yield new Redemption.Unknown();
      }
      case Reply.Unknown _ -> new Redemption.Unknown();
    };
  }

  private static Redemption redeemed(AppId app, JsonNode info) {
    if (!PhoneInfo.madeFor(app, info)) {
      return unusable(app, "the watermark is missing or another app's");
    }
    return PhoneInfo.number(info)
        .<Redemption>map(Redemption.Redeemed::new)
        .orElseGet(() -> unusable(app, "the phone number is missing or not one of E.164"));
  }

  private static Redemption unusable(AppId app, String what) {
    CallLog.malformed(app, Endpoint.GET_USER_PHONE_NUMBER, what);
    return new Redemption.Unknown();
  }

  @Override
  public boolean vouched(AppId app, SealedUserData data, Deadline deadline) {
    JsonNode question =
        JsonNodeFactory.instance.objectNode().put("encrypted_msg_hash", DataHash.of(data));
    return switch (ask(app, Endpoint.CHECK_ENCRYPTED_MSG, question, deadline)) {
      case Reply.Ok(var fields) -> valid(app, fields.path("vaild"));
      case Reply.Refused refused when refused.errcode() == NO_SUCH_DATA -> false;
      case Reply.Refused refused -> {
        CallLog.refused(app, Endpoint.CHECK_ENCRYPTED_MSG, refused);
        throw unavailable();
      }
      case Reply.Unknown _ -> throw unavailable();
    };
  }

  /// The field is `vaild`, as WeChat spells it (protocol 1.9).
  private static boolean valid(AppId app, JsonNode vaild) {
    return switch (vaild.asText("")) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        CallLog.malformed(app, Endpoint.CHECK_ENCRYPTED_MSG, "\"vaild\" is missing or no boolean");
        throw unavailable();
      }
    };
  }

  private Reply ask(AppId app, Endpoint endpoint, JsonNode question, Deadline deadline) {
    return calls.call(app, endpoint, Map.of(), Optional.of(question), deadline);
  }

  private static Unavailable unavailable() {
    return new Unavailable(Dependency.WECHAT, SOON);
  }
}
