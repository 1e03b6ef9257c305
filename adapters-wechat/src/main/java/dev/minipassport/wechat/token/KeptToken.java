package dev.minipassport.wechat.token;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AppId;
import dev.minipassport.wechat.Timepieces;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The token of one app.
///
/// At most one request for it is under way, on a thread of its own: whoever needs the answer waits
/// for it, and whoever stops waiting leaves it to the others. Nobody waits while it is valid.
final class KeptToken {
  private static final Duration SOON = Duration.ofSeconds(1);

  /// Longer than any request takes.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final AppId app;
  private final StableToken endpoint;
  private final Timepieces time;
  private final Executor background;
  private final Backoff backoff;
  private Setback setback = Setback.unavailable();
  private @Nullable Held held;
  private @Nullable AccessToken refused;
  private @Nullable CompletableFuture<Issue> underWay;

  KeptToken(AppId app, StableToken endpoint, Timepieces time, Executor background) {
    this.app = app;
    this.endpoint = endpoint;
    this.time = time;
    this.background = background;
    this.backoff = new Backoff(time.random());
  }

  AccessToken get(Deadline deadline) {
    CompletableFuture<Issue> awaited;
    synchronized (this) {
      long now = time.ticker().getAsLong();
      Held known = held;
      if (known != null && known.valid(now)) {
        if (known.due(now) && backoff.left(now).isZero()) {
          CompletableFuture<Issue> _ = refresh(now);
        }
        return known.token();
      }
      Duration pause = backoff.left(now);
      if (underWay == null && !pause.isZero()) {
        throw setback.fault(app, pause);
      }
      awaited = refresh(now);
    }
    return switch (await(awaited, deadline)) {
      case Issue.Issued(AccessToken token, _) -> token;
      case Issue.Failed(Setback why) -> throw why.fault(app, Duration.ZERO);
    };
  }

  /// Drops `used` if it is still the token; whoever replaced it since is not disturbed.
  synchronized void expire(AccessToken used) {
    Held known = held;
    if (known != null && known.token() == used) {
      held = null;
      refused = used;
    }
  }

  private CompletableFuture<Issue> refresh(long now) {
    CompletableFuture<Issue> already = underWay;
    if (already != null) {
      return already;
    }
    CompletableFuture<Issue> next = new CompletableFuture<>();
    underWay = next;
    try {
      background.execute(() -> ask(next, now));
    } catch (Throwable noThread) {
      underWay = null;
      throw noThread;
    }
    return next;
  }

  private void ask(CompletableFuture<Issue> answer, long now) {
    Issue issue = endpoint.ask(app);
    try {
      settle(issue, now);
    } finally {
      boolean _ = answer.complete(issue);
    }
  }

  private synchronized void settle(Issue issue, long asked) {
    underWay = null;
    long now = time.ticker().getAsLong();
    switch (issue) {
      case Issue.Issued issued -> {
        held = Held.from(issued, asked, time.random());
        AccessToken last = refused;
        if (last != null && last.readsAs(issued.token())) {
          setback = Setback.unavailable();
          backoff.failed(now);
        } else {
          backoff.succeeded();
        }
      }
      case Issue.Failed(Setback why) -> {
        setback = why;
        backoff.failed(now);
      }
    }
  }

  private static Issue await(CompletableFuture<Issue> issue, Deadline deadline) {
    try {
      Duration patience = deadline.remaining();
      Duration wait = patience.compareTo(LONGEST_WAIT) < 0 ? patience : LONGEST_WAIT;
      return issue.get(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      if (deadline.passed()) {
        throw new CallerGone();
      }
      throw new Unavailable(Dependency.WECHAT, SOON);
    } catch (ExecutionException _) {
      throw new Unavailable(Dependency.WECHAT, SOON);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CallerGone();
    }
  }
}
