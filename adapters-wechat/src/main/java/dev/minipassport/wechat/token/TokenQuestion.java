package dev.minipassport.wechat.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.wechat.api.Envelope;
import dev.minipassport.wechat.api.ForeignText;
import dev.minipassport.wechat.api.Json;
import dev.minipassport.wechat.api.Question;
import dev.minipassport.wechat.api.QuestionLog;
import dev.minipassport.wechat.api.Refusal;
import dev.minipassport.wechat.api.TimeBudget;
import dev.minipassport.wechat.http.Delivery;
import dev.minipassport.wechat.http.SingleRequest;
import java.net.URI;
import java.time.Duration;

/// Asks for the token that is valid now, or for its successor if it ends within 5 minutes
/// (protocol 5.2); never for one that ends the token others are using.
record TokenQuestion(AppId app, AppSecret secret, TimeBudget budget) implements Question {

  @Override
  public Delivery send(SingleRequest http, URI host, Duration longest) {
    return http.post(host.resolve("/cgi-bin/stable_token"), body(), longest);
  }

  private byte[] body() {
    return secret.use(
        text ->
            Json.bytes(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("grant_type", "client_credential")
                    .put("appid", app.value())
                    .put("secret", text)));
  }

  @Override
  public boolean alarming(Refusal refusal) {
    return switch (refusal) {
      case TOKEN, SECRET, OPERATOR, OTHER -> true;
      case BUSY, MINUTE_QUOTA, DAY_QUOTA -> false;
    };
  }

  @Override
  public String loggable(String errmsg) {
    return ForeignText.line(secret.use(text -> ForeignText.masked(errmsg, text)));
  }

  @Override
  public Journal<Envelope> journal(String host) {
    return new QuestionLog("stable_token", app, host, this);
  }
}
