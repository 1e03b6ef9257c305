package dev.minipassport.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.LoginCode;
import dev.minipassport.wechat.LoginReply.Malformed;
import dev.minipassport.wechat.LoginReply.Refused;
import dev.minipassport.wechat.LoginReply.SignedIn;
import dev.minipassport.wechat.LoginReply.Unusable;
import dev.minipassport.wechat.api.ForeignText;
import dev.minipassport.wechat.api.Inquiry;
import dev.minipassport.wechat.api.TimeBudget;
import dev.minipassport.wechat.http.Delivery;
import dev.minipassport.wechat.http.SingleRequest;
import java.net.URI;
import java.time.Duration;

/// One exchange on its way: what is sent, and how long it may take.
record Errand(AppId app, AppSecret secret, LoginCode code, TimeBudget budget)
    implements Inquiry<LoginReply> {

  @Override
  public Delivery send(SingleRequest http, URI host, Duration longest) {
    return http.get(LoginUri.of(host, this), longest);
  }

  @Override
  public LoginReply read(Delivery.Answered answer) {
    return LoginReplyParser.parse(answer);
  }

  @Override
  public LoginReply lost(String cause) {
    return new Unusable("no answer: " + cause);
  }

  @Override
  public boolean healthy(LoginReply reply) {
    return switch (reply) {
      case SignedIn _ -> true;
      case Refused refused ->
          switch (refused.reaction()) {
            case BUSY, UNKNOWN -> false;
            case EXPIRED, USED, BLOCKED, MINUTE_QUOTA, DAY_QUOTA, CREDENTIALS -> true;
          };
      case Malformed _, Unusable _ -> false;
    };
  }

  @Override
  public Journal<LoginReply> journal(String host) {
    return new ExchangeLog(host, this);
  }

  /// Text of WeChat's, fit for a log.
  String loggable(String foreign) {
    String masked = secret.use(sent -> ForeignText.masked(foreign, sent));
    return code.use(
        sent -> ForeignText.line(ForeignText.masked(masked, new String(sent, US_ASCII))));
  }
}
