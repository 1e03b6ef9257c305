package dev.minipassport.wechat;

import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.Deadline;
import dev.minipassport.login.LoginCode;
import dev.minipassport.wechat.LoginReply.Malformed;
import dev.minipassport.wechat.LoginReply.Refused;
import dev.minipassport.wechat.LoginReply.SignedIn;
import dev.minipassport.wechat.LoginReply.Unusable;
import dev.minipassport.wechat.WeChatHost.Attempt;
import dev.minipassport.wechat.http.HostBreaker;
import dev.minipassport.wechat.http.SingleGet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;

/// Exchanges login codes at WeChat's `GET /sns/jscode2session` (protocol 4): one request per call.
///
/// Whatever leaves open whether WeChat has seen the code is [Exchange.Unknown]; a second host is
/// asked only if not a byte went to the first. Blocks the calling thread.
public final class WeChatCodeExchange implements CodeExchange, AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final WeChatOptions options;
  private final Function<AppId, Optional<AppSecret>> secrets;
  private final Timepieces time;
  private final SingleGet http;
  private final List<WeChatHost> hosts;
  private final Semaphore places;
  private final LongAdder shed = new LongAdder();
  private final Tally tally = new Tally();
  private volatile boolean closed;

  /// Opens no connection yet. Throws an [IllegalStateException] in a JVM whose HTTP client would
  /// repeat, log or not verify its requests: see [dev.minipassport.wechat.http.JvmSettings].
  ///
  /// @param secrets the secret of every app served here
  public WeChatCodeExchange(
      WeChatOptions options, Function<AppId, Optional<AppSecret>> secrets, Timepieces time) {
    this.options = options;
    this.secrets = secrets;
    this.time = time;
    this.http = new SingleGet(options.connectTimeout(), options.trust());
    this.hosts =
        Stream.concat(Stream.of(options.baseUri()), options.fallbackUri().stream())
            .map(
                uri ->
                    new WeChatHost(
                        uri, http, new HostBreaker(uri.getHost(), time.ticker(), time.random())))
            .toList();
    this.places = new Semaphore(options.maxInFlight());
  }

  @Override
  public Exchange exchange(AppId app, LoginCode code, Deadline deadline) {
    try {
      Exchange exchange = admitted(app, code, deadline);
      tally.count(exchange);
      return exchange;
    } catch (Fault fault) {
      tally.count(fault);
      throw fault;
    }
  }

  private Exchange admitted(AppId app, LoginCode code, Deadline deadline) {
    AppSecret secret = secrets.apply(app).orElseThrow(() -> new UnknownApp(app));
    TimeBudget budget = TimeBudget.of(deadline, options.totalTimeout(), time.ticker());
    if (closed) {
      throw new Unavailable(Dependency.WECHAT, SOON);
    }
    if (!places.tryAcquire()) {
      shed.increment();
      throw new Unavailable(Dependency.WECHAT, SOON);
    }
    try {
      return outcome(app, ask(new Errand(app, secret, code, budget), deadline));
    } finally {
      places.release();
    }
  }

  private LoginReply ask(Errand errand, Deadline deadline) {
    Duration retryAfter = SOON;
    for (WeChatHost host : hosts) {
      switch (host.ask(errand)) {
        case Attempt.Sent(LoginReply reply) -> {
          return reply;
        }
        case Attempt.NotSent(Duration wait, boolean tampered) -> {
          if (deadline.passed()) {
            throw new CallerGone();
          }
          if (tampered || !errand.budget().enough()) {
            throw new Unavailable(Dependency.WECHAT, wait);
          }
          retryAfter = wait;
        }
      }
    }
    throw new Unavailable(Dependency.WECHAT, retryAfter);
  }

  private Exchange outcome(AppId app, LoginReply reply) {
    return switch (reply) {
      case SignedIn(var openId, var unionId, var sessionKey) ->
          new Exchange.Exchanged(openId, unionId, sessionKey);
      case Refused refused ->
          switch (refused.reaction()) {
            case EXPIRED -> new Exchange.Expired();
            case USED -> new Exchange.Used();
            case BLOCKED -> new Exchange.Blocked();
            case BUSY -> new Exchange.Busy();
            case MINUTE_QUOTA -> throw new QuotaReached(MINUTE);
            case DAY_QUOTA -> throw new QuotaReached(BeijingDay.left(time.clock()));
            case CREDENTIALS -> throw new AppCredentialsRejected(app);
            case UNKNOWN -> new Exchange.Unknown();
          };
      case Malformed _, Unusable _ -> new Exchange.Unknown();
    };
  }

  public WeChatStatistics statistics() {
    return new WeChatStatistics(
        tally.counts(),
        options.maxInFlight() - places.availablePermits(),
        shed.sum(),
        hosts.stream().map(WeChatHost::statistics).toList());
  }

  /// Ends what is under way, as unknown, and refuses what comes after.
  @Override
  public void close() {
    closed = true;
    http.close();
  }
}
