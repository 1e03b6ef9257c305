package dev.minipassport.wechat;

import dev.minipassport.wechat.LoginReply.Malformed;
import dev.minipassport.wechat.LoginReply.Refused;
import dev.minipassport.wechat.LoginReply.SignedIn;
import dev.minipassport.wechat.LoginReply.Unusable;
import dev.minipassport.wechat.api.Inquiry;
import dev.minipassport.wechat.http.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is written down of one attempt: the app, the host, how long it took, WeChat's error code
/// and request id. Never the address, the secret, the code, the person or the key.
final class ExchangeLog implements Inquiry.Journal<LoginReply> {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeLog.class);

  private final String host;
  private final Errand errand;

  ExchangeLog(String host, Errand errand) {
    this.host = host;
    this.errand = errand;
  }

  @Override
  public void answered(LoginReply reply) {
    switch (reply) {
      case SignedIn _ -> LOG.debug("{}: signed in", attempt());
      case Refused refused -> refused(refused);
      case Malformed(String what) -> LOG.error("{}: success without a person: {}", attempt(), what);
      case Unusable(String what) -> LOG.warn("{}: no usable answer: {}", attempt(), what);
    }
  }

  private void refused(Refused refused) {
    String text =
        attempt()
            + ": errcode "
            + refused.errcode()
            + ", rid "
            + refused.requestId()
            + ", errmsg \""
            + errand.loggable(refused.errmsg())
            + '"';
    switch (refused.reaction()) {
      case EXPIRED, USED, BLOCKED -> LOG.info("{}", text);
      case BUSY, MINUTE_QUOTA, DAY_QUOTA -> LOG.warn("{}", text);
      case CREDENTIALS -> LOG.error("{}: check the id and secret of this app", text);
      case UNKNOWN -> LOG.error("{}: not known for this call; look up the rid", text);
    }
  }

  @Override
  public void notSent(Delivery.NotSent nothing) {
    switch (nothing.why()) {
      case NO_CONNECTION -> LOG.warn("{}: no connection: {}", attempt(), nothing.cause());
      case TLS_REFUSED ->
          LOG.error(
              "SECURITY {}: TLS refused, nothing was sent: {}; check who answers for this host",
              attempt(),
              nothing.cause());
    }
  }

  @Override
  public void breakerOpen() {
    LOG.debug("{}: not asked, its breaker is open", attempt());
  }

  private String attempt() {
    return "jscode2session of app "
        + errand.app()
        + " at "
        + host
        + ", "
        + errand.budget().spent().toMillis()
        + " ms";
  }
}
