package dev.minipassport.wechat.api;

import dev.minipassport.identity.AppId;
import dev.minipassport.wechat.api.Envelope.Refused;
import dev.minipassport.wechat.api.Envelope.Success;
import dev.minipassport.wechat.api.Envelope.Unusable;
import dev.minipassport.wechat.http.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is written down of one question: the call, the app, the host, how long it took, WeChat's
/// error code and request id. Never the address, a secret, a token, a person or what was asked.
public final class QuestionLog implements Inquiry.Journal<Envelope> {
  private static final Logger LOG = LoggerFactory.getLogger(QuestionLog.class);

  private final String call;
  private final AppId app;
  private final String host;
  private final Question question;

  /// Writes down what becomes of `question` at `host`.
  ///
  /// @param call the endpoint by name
  public QuestionLog(String call, AppId app, String host, Question question) {
    this.call = call;
    this.app = app;
    this.host = host;
    this.question = question;
  }

  @Override
  public void answered(Envelope reply) {
    switch (reply) {
      case Success _ -> LOG.debug("{}: done", attempt());
      case Refused refused -> refused(refused);
      case Unusable(String what) -> LOG.warn("{}: no usable answer: {}", attempt(), what);
    }
  }

  private void refused(Refused refused) {
    String words = question.loggable(refused.errmsg());
    String text =
        attempt()
            + ": errcode "
            + refused.errcode()
            + ", rid "
            + refused.requestId()
            + (words.isEmpty() ? "" : ", errmsg \"" + words + '"');
    if (question.alarming(refused.refusal())) {
      LOG.error("{}: check the app's id, secret, permissions and list of addresses", text);
      return;
    }
    switch (refused.refusal()) {
      case BUSY, MINUTE_QUOTA, DAY_QUOTA -> LOG.warn("{}", text);
      case TOKEN, SECRET, OPERATOR, OTHER -> LOG.info("{}", text);
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
    return call
        + " of app "
        + app
        + " at "
        + host
        + ", "
        + question.budget().spent().toMillis()
        + " ms";
  }
}
