package dev.minipassport.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.world.SimulatedApp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// An app whose server holds an access token.
public final class AnApp {
  public final SimulatedApp app;
  private final Caller caller;
  private final String token;

  public AnApp(WeChatSimulator weChat, String appId) {
    app = weChat.registerApp(appId, "s");
    caller = new Caller(weChat.baseUri());
    token = caller.stableToken(appId, "s").path("access_token").textValue();
  }

  public String token() {
    return token;
  }

  public Caller caller() {
    return caller;
  }

  /// Posts with the token.
  ///
  /// @param json with single quotes for double ones
  public JsonNode post(String path, String json) {
    return Caller.json(caller.post(withToken(path), json.replace('\'', '"')));
  }

  public int errcode(String path, String json) {
    return post(path, json).path("errcode").asInt();
  }

  public String withToken(String path) {
    return path + "?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }
}
