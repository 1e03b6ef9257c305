package dev.minipassport.wechat.call;

import dev.minipassport.identity.AppId;
import dev.minipassport.wechat.api.Envelope;
import dev.minipassport.wechat.api.Query;
import dev.minipassport.wechat.api.Question;
import dev.minipassport.wechat.api.QuestionLog;
import dev.minipassport.wechat.api.TimeBudget;
import dev.minipassport.wechat.http.Delivery;
import dev.minipassport.wechat.http.SingleRequest;
import dev.minipassport.wechat.token.AccessToken;
import java.net.URI;
import java.time.Duration;

/// One call with one token. The token goes into the query and nowhere else (protocol 5.3).
record CallQuestion(
    AppId app, Endpoint endpoint, Parameters parameters, AccessToken token, TimeBudget budget)
    implements Question {

  @Override
  public Delivery send(SingleRequest http, URI host, Duration longest) {
    URI address = host.resolve(endpoint.path() + "?" + token.use(this::query));
    return switch (endpoint.method()) {
      case GET -> http.get(address, longest);
      case POST -> http.post(address, parameters.body(), longest);
    };
  }

  private String query(String text) {
    return "access_token=" + Query.encoded(text) + parameters.query();
  }

  @Override
  public Journal<Envelope> journal(String host) {
    return new QuestionLog(endpoint.toString(), app, host, this);
  }
}
