package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.IssuedKey;
import dev.minipassport.simulator.world.LoginCode;
import dev.minipassport.simulator.world.SimulatedApp;
import java.util.Optional;

/// `GET /sns/jscode2session`: trades a login code for the open id and the session key.
final class CodeToSession implements Endpoint {
  /// What WeChat's developer tools send when no AppID is set.
  private static final String MOCK_CODE = "the code is a mock one";

  private static final String MOCK_PERSON = "mock";

  @Override
  public Answer answer(Call call) {
    String appId = call.parameter("appid");
    String secret = call.parameter("secret");
    String code = call.parameter("js_code");
    if (appId == null) {
      return WeChatError.APPID_MISSING.refused();
    }
    if (secret == null) {
      return WeChatError.APPSECRET_MISSING.refused();
    }
    if (code == null) {
      return WeChatError.CODE_MISSING.refused();
    }
    Optional<SimulatedApp> app = call.world().app(appId);
    if (app.isEmpty()) {
      return WeChatError.INVALID_APPID.refused();
    }
    if (!app.get().hasSecret(secret)) {
      return WeChatError.INVALID_APPSECRET.refused();
    }
    if (!"authorization_code".equals(call.parameter("grant_type"))) {
      return WeChatError.INVALID_GRANT_TYPE.refused();
    }
    if (app.get().frozen() != 0) {
      return WeChatError.refusedWith(app.get().frozen());
    }
    return exchange(call, app.get(), code);
  }

  private static Answer exchange(Call call, SimulatedApp app, String value) {
    if (value.equals(MOCK_CODE) && call.world().rules().acceptMockCode()) {
      String fresh = call.world().person(MOCK_PERSON).login(app);
      return exchange(call, app, fresh);
    }
    Optional<LoginCode> code = call.world().codes().find(value);
    if (code.isEmpty() || !code.get().belongsTo(app) || code.get().expired(call.now())) {
      return WeChatError.INVALID_CODE.refused();
    }
    if (code.get().used()) {
      return WeChatError.CODE_USED.refused();
    }
    Identity identity = code.get().identity();
    if (identity.person().blocked()) {
      return WeChatError.CODE_BLOCKED.refused();
    }
    if (!identity.takeLogin(call.now(), call.world().rules().quotas().loginsPerMinute())) {
      return WeChatError.MINUTE_QUOTA.refused();
    }
    return code.get().spend() ? success(call, app, identity) : WeChatError.CODE_USED.refused();
  }

  private static Answer success(Call call, SimulatedApp app, Identity identity) {
    var success =
        Answer.Success.of("session_key", identity.key().map(IssuedKey::text).orElseThrow())
            .and("openid", identity.openId());
    Optional<String> unionId = identity.person().unionId(app);
    if (unionId.isPresent()) {
      success = success.and("unionid", unionId.get());
    }
    return call.world().rules().errcodeZero()
        ? success.and("errcode", 0).and("errmsg", "ok")
        : success;
  }

  @Override
  public String contentType() {
    return "text/plain";
  }
}
