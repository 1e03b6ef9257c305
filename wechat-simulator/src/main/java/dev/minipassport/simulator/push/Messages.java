package dev.minipassport.simulator.push;

import dev.minipassport.simulator.content.MediaCheck;
import dev.minipassport.simulator.push.wire.PushMessage;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The messages WeChat has for one app's server, as of now.
public final class Messages {
  /// WeChat's own account, which sends the events about authorisations.
  private static final String SENDER = "oSimulatedWeChatSender000001";

  private final World world;
  private final SimulatedApp app;
  private final String account;

  Messages(World world, SimulatedApp app, String account) {
    this.world = world;
    this.app = app;
    this.account = account;
  }

  /// WeChat cleaned the person's profile.
  public PushMessage userInfoModified(SimulatedPerson person) {
    return authorization("user_info_modified", person);
  }

  /// The person withdrew something.
  ///
  /// @param revokeInfo WeChat's code, such as `8` for the phone number; any text is sent as it is
  public PushMessage userAuthorizationRevoke(SimulatedPerson person, String revokeInfo) {
    return authorization("user_authorization_revoke", person).with("RevokeInfo", revokeInfo);
  }

  /// The person closed their WeChat account.
  public PushMessage userAuthorizationCancellation(SimulatedPerson person) {
    return authorization("user_authorization_cancellation", person);
  }

  /// The person wrote to customer service.
  public PushMessage text(SimulatedPerson person, String content) {
    String openId = person.openId(app);
    Map<String, Object> fields = head(openId, "text");
    fields.put("Content", content);
    fields.put("MsgId", Long.parseLong(world.identifiers().digits(17)));
    return new PushMessage(openId, fields);
  }

  /// The verdict on a medium.
  public PushMessage mediaCheck(MediaCheck check) {
    boolean observed = world.mediaChecks().observedForm();
    Map<String, Object> fields = head(check.openId(), "event");
    fields.put("Event", "wxa_media_check");
    fields.put("appid", app.id());
    fields.put("trace_id", check.traceId());
    fields.put("version", 2);
    var finding = check.finding();
    if (!observed) {
      fields.put("errcode", 0);
      fields.put("errmsg", "ok");
    }
    fields.put("result", observed ? labelled(finding.result()) : finding.result());
    fields.put("detail", List.of(observed ? labelled(finding.model()) : finding.model()));
    return new PushMessage(check.openId(), fields);
  }

  private PushMessage authorization(String event, SimulatedPerson person) {
    String openId = person.openId(app);
    Map<String, Object> fields = head(SENDER, "event");
    fields.put("Event", event);
    fields.put("OpenID", openId);
    fields.put("AppID", app.id());
    return new PushMessage(openId, fields);
  }

  private Map<String, Object> head(String from, String type) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("ToUserName", account);
    fields.put("FromUserName", from);
    fields.put("CreateTime", world.clock().now().getEpochSecond());
    fields.put("MsgType", type);
    return fields;
  }

  private static Map<String, Object> labelled(Map<String, Object> fields) {
    fields.computeIfPresent("label", (_, label) -> label.toString());
    return fields;
  }
}
