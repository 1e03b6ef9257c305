package dev.minipassport.wechat.api;

import dev.minipassport.wechat.http.Delivery;
import dev.minipassport.wechat.http.HostBreaker;
import dev.minipassport.wechat.http.SingleRequest;
import java.net.URI;
import java.time.Duration;

/// One host of WeChat's, asked behind its breaker and judged by what it answers.
public final class WeChatHost {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final URI base;
  private final SingleRequest http;
  private final HostBreaker breaker;

  public WeChatHost(URI base, SingleRequest http, HostBreaker breaker) {
    this.base = base;
    this.http = http;
    this.breaker = breaker;
  }

  /// What came of asking one host.
  ///
  /// @param <R> what a reply says
  public sealed interface Attempt<R> {
    record Sent<R>(R reply) implements Attempt<R> {}

    /// Nothing went out, so another host may be asked, unless `tampered`.
    record NotSent<R>(Duration retryAfter, boolean tampered) implements Attempt<R> {}
  }

  public <R> Attempt<R> ask(Inquiry<R> inquiry) {
    Inquiry.Journal<R> journal = inquiry.journal(base.getHost());
    Duration left = inquiry.budget().left();
    if (left.compareTo(TimeBudget.LEAST) < 0) {
      return new Attempt.NotSent<>(SOON, false);
    }
    if (!breaker.admits()) {
      journal.breakerOpen();
      return new Attempt.NotSent<>(breaker.retryAfter(), false);
    }
    return switch (send(inquiry, left)) {
      case Delivery.Answered answer -> {
        R reply = inquiry.read(answer);
        judge(inquiry.healthy(reply));
        journal.answered(reply);
        yield new Attempt.Sent<>(reply);
      }
      case Delivery.NotSent nothing -> {
        missed(inquiry.budget());
        journal.notSent(nothing);
        yield new Attempt.NotSent<>(SOON, nothing.why() == Delivery.Why.TLS_REFUSED);
      }
      case Delivery.Lost(String cause) -> {
        missed(inquiry.budget());
        yield lost(inquiry, journal, cause);
      }
      case Delivery.Abandoned() -> {
        breaker.undecided();
        yield lost(inquiry, journal, "interrupted");
      }
    };
  }

  /// A defect says nothing about the host, and must not cost it a trial.
  private Delivery send(Inquiry<?> inquiry, Duration left) {
    try {
      return inquiry.send(http, base, left);
    } catch (Throwable defect) {
      breaker.undecided();
      throw defect;
    }
  }

  private static <R> Attempt<R> lost(Inquiry<R> inquiry, Inquiry.Journal<R> journal, String cause) {
    R none = inquiry.lost(cause);
    journal.answered(none);
    return new Attempt.Sent<>(none);
  }

  private void missed(TimeBudget budget) {
    if (budget.telling()) {
      breaker.failing();
    } else {
      breaker.undecided();
    }
  }

  private void judge(boolean healthy) {
    if (healthy) {
      breaker.healthy();
    } else {
      breaker.failing();
    }
  }

  public String name() {
    return base.getHost();
  }

  public HostBreaker breaker() {
    return breaker;
  }
}
