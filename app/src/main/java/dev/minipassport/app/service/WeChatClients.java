package dev.minipassport.app.service;

import dev.minipassport.wechat.Timepieces;
import dev.minipassport.wechat.WeChatCodeExchange;
import dev.minipassport.wechat.WeChatOptions;
import dev.minipassport.wechat.call.WeChatCalls;
import dev.minipassport.wechat.secret.AppCredentials;
import dev.minipassport.wechat.token.AccessTokens;

/// What asks WeChat: logins by themselves, and everything that takes an access token.
record WeChatClients(WeChatCodeExchange exchange, AccessTokens tokens, WeChatCalls calls)
    implements AutoCloseable {

  static WeChatClients of(
      WeChatOptions options, AppCredentials credentials, Timepieces timepieces) {
    var tokens = new AccessTokens(options, credentials, timepieces);
    return new WeChatClients(
        new WeChatCodeExchange(options, credentials, timepieces),
        tokens,
        new WeChatCalls(options, tokens, timepieces));
  }

  @Override
  public void close() {
    calls.close();
    tokens.close();
    exchange.close();
  }
}
