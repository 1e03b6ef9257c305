package dev.minipassport.wechat;

import dev.minipassport.wechat.LoginReply.Malformed;
import dev.minipassport.wechat.LoginReply.Refused;
import dev.minipassport.wechat.LoginReply.SignedIn;
import dev.minipassport.wechat.LoginReply.Unusable;
import dev.minipassport.wechat.http.Delivery;
import dev.minipassport.wechat.http.HostBreaker;
import dev.minipassport.wechat.http.SingleGet;
import java.net.URI;
import java.time.Duration;

/// One host of WeChat's, asked behind its breaker and judged by what it answers.
final class WeChatHost {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final URI base;
  private final SingleGet http;
  private final HostBreaker breaker;

  WeChatHost(URI base, SingleGet http, HostBreaker breaker) {
    this.base = base;
    this.http = http;
    this.breaker = breaker;
  }

  /// What came of asking one host.
  sealed interface Attempt {
    record Sent(LoginReply reply) implements Attempt {}

    /// Nothing went out, so another host may be asked, unless `tampered`.
    record NotSent(Duration retryAfter, boolean tampered) implements Attempt {}
  }

  Attempt ask(Errand errand) {
    ExchangeLog log = new ExchangeLog(base.getHost(), errand);
    Duration left = errand.budget().left();
    if (left.compareTo(TimeBudget.LEAST) < 0) {
      return new Attempt.NotSent(SOON, false);
    }
    if (!breaker.admits()) {
      log.breakerOpen();
      return new Attempt.NotSent(breaker.retryAfter(), false);
    }
    return switch (send(errand, left)) {
      case Delivery.Answered answer -> {
        LoginReply reply = LoginReplyParser.parse(answer);
        judge(reply);
        log.answered(reply);
        yield new Attempt.Sent(reply);
      }
      case Delivery.NotSent nothing -> {
        missed(errand);
        log.notSent(nothing);
        yield new Attempt.NotSent(SOON, nothing.why() == Delivery.Why.TLS_REFUSED);
      }
      case Delivery.Lost(String cause) -> {
        missed(errand);
        yield lost(log, cause);
      }
      case Delivery.Abandoned() -> {
        breaker.undecided();
        yield lost(log, "interrupted");
      }
    };
  }

  /// A defect says nothing about the host, and must not cost it a trial.
  private Delivery send(Errand errand, Duration left) {
    try {
      return http.send(LoginUri.of(base, errand), left);
    } catch (Throwable defect) {
      breaker.undecided();
      throw defect;
    }
  }

  private static Attempt lost(ExchangeLog log, String cause) {
    LoginReply none = new Unusable("no answer: " + cause);
    log.answered(none);
    return new Attempt.Sent(none);
  }

  private void missed(Errand errand) {
    if (errand.budget().telling()) {
      breaker.failing();
    } else {
      breaker.undecided();
    }
  }

  private void judge(LoginReply reply) {
    boolean healthy =
        switch (reply) {
          case SignedIn _ -> true;
          case Refused refused ->
              switch (refused.reaction()) {
                case BUSY, UNKNOWN -> false;
                case EXPIRED, USED, BLOCKED, MINUTE_QUOTA, DAY_QUOTA, CREDENTIALS -> true;
              };
          case Malformed _, Unusable _ -> false;
        };
    if (healthy) {
      breaker.healthy();
    } else {
      breaker.failing();
    }
  }

  WeChatStatistics.Host statistics() {
    return new WeChatStatistics.Host(base.getHost(), breaker.state(), breaker.refused());
  }
}
