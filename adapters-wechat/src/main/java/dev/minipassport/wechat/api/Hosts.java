package dev.minipassport.wechat.api;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.wechat.api.WeChatHost.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/// WeChat's hosts for one purpose: asked in turn until one was sent the question, and by so many
/// callers at once and no more.
public final class Hosts {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final List<WeChatHost> hosts;
  private final int most;
  private final Semaphore places;
  private final LongAdder shed = new LongAdder();
  private volatile boolean closed;

  public Hosts(List<WeChatHost> hosts, int most) {
    this.hosts = List.copyOf(hosts);
    this.most = most;
    this.places = new Semaphore(most);
  }

  /// A second host is asked only if not a byte went to the first.
  ///
  /// Throws [Unavailable] or [CallerGone] where nothing was sent.
  public <R> R ask(Inquiry<R> inquiry, Deadline deadline) {
    if (closed) {
      throw new Unavailable(Dependency.WECHAT, SOON);
    }
    if (!places.tryAcquire()) {
      shed.increment();
      throw new Unavailable(Dependency.WECHAT, SOON);
    }
    try {
      return inTurn(inquiry, deadline);
    } finally {
      places.release();
    }
  }

  private <R> R inTurn(Inquiry<R> inquiry, Deadline deadline) {
    Duration retryAfter = SOON;
    for (WeChatHost host : hosts) {
      switch (host.ask(inquiry)) {
        case Attempt.Sent<R>(R reply) -> {
          return reply;
        }
        case Attempt.NotSent<R>(Duration wait, boolean tampered) -> {
          if (deadline.passed()) {
            throw new CallerGone();
          }
          if (tampered || !inquiry.budget().enough()) {
            throw new Unavailable(Dependency.WECHAT, wait);
          }
          retryAfter = wait;
        }
      }
    }
    throw new Unavailable(Dependency.WECHAT, retryAfter);
  }

  public List<WeChatHost> all() {
    return hosts;
  }

  public int inFlight() {
    return most - places.availablePermits();
  }

  /// How many callers were turned away because too many were under way.
  public long shed() {
    return shed.sum();
  }

  /// Refuses what comes after.
  public void close() {
    closed = true;
  }
}
