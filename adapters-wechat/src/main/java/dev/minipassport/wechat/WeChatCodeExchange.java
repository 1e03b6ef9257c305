package dev.minipassport.wechat;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LoginCode;
import dev.minipassport.wechat.LoginReply.Malformed;
import dev.minipassport.wechat.LoginReply.Refused;
import dev.minipassport.wechat.LoginReply.SignedIn;
import dev.minipassport.wechat.LoginReply.Unusable;
import dev.minipassport.wechat.api.BeijingDay;
import dev.minipassport.wechat.api.Hosts;
import dev.minipassport.wechat.api.TimeBudget;
import dev.minipassport.wechat.api.WeChatHost;
import dev.minipassport.wechat.http.SingleRequest;
import dev.minipassport.wechat.secret.AppCredentials;
import dev.minipassport.wechat.secret.WorkingSecrets;
import java.time.Duration;
import java.util.List;

/// Exchanges login codes at WeChat's `GET /sns/jscode2session` (protocol 4): one request per call.
///
/// Whatever leaves open whether WeChat has seen the code is [Exchange.Unknown]; a second host is
/// asked only if not a byte went to the first, a second secret only if WeChat refused the first.
/// Blocks the calling thread.
public final class WeChatCodeExchange implements CodeExchange, AutoCloseable {
  private static final int WRONG_SECRET = 40125;
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final WeChatOptions options;
  private final WorkingSecrets secrets;
  private final Timepieces time;
  private final SingleRequest http;
  private final Hosts hosts;
  private final Tally tally = new Tally();

  /// Opens no connection yet. Throws an [IllegalStateException] in a JVM whose HTTP client would
  /// repeat, log or not verify its requests: see [dev.minipassport.wechat.http.JvmSettings].
  ///
  /// @param credentials the secrets of every app served here
  public WeChatCodeExchange(WeChatOptions options, AppCredentials credentials, Timepieces time) {
    this.options = options;
    this.secrets = new WorkingSecrets(credentials);
    this.time = time;
    this.http = new SingleRequest(options.connectTimeout(), options.trust());
    this.hosts = options.hosts(http, time, "jscode2session");
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
    List<AppSecret> candidates = secrets.of(app);
    TimeBudget budget = TimeBudget.of(deadline, options.totalTimeout(), time.ticker());
    AppSecret first = candidates.getFirst();
    LoginReply reply = hosts.ask(new Errand(app, first, code, budget), deadline);
    boolean another = candidates.size() > 1 && wrongSecret(reply) && budget.enough();
    return outcome(
        app,
        another ? again(new Errand(app, candidates.getLast(), code, budget), deadline) : reply);
  }

  /// A code is looked at only after the secret, so the wrong one has not spent it.
  private LoginReply again(Errand errand, Deadline deadline) {
    LoginReply reply = hosts.ask(errand, deadline);
    if (works(reply)) {
      secrets.worked(errand.app(), errand.secret());
    }
    return reply;
  }

  private static boolean wrongSecret(LoginReply reply) {
    return reply instanceof Refused(int errcode, _) && errcode == WRONG_SECRET;
  }

  /// Whether the secret was taken, whatever became of the code.
  private static boolean works(LoginReply reply) {
    return switch (reply) {
      case SignedIn _ -> true;
      case Refused refused ->
          switch (refused.reaction()) {
            case EXPIRED, USED, BLOCKED -> true;
            case BUSY, MINUTE_QUOTA, DAY_QUOTA, CREDENTIALS, UNKNOWN -> false;
          };
      case Malformed _, Unusable _ -> false;
    };
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
        hosts.inFlight(),
        hosts.shed(),
        hosts.all().stream().map(WeChatCodeExchange::statistics).toList());
  }

  private static WeChatStatistics.Host statistics(WeChatHost host) {
    return new WeChatStatistics.Host(host.name(), host.breaker().state(), host.breaker().refused());
  }

  /// Ends what is under way, as unknown, and refuses what comes after.
  @Override
  public void close() {
    hosts.close();
    http.close();
  }
}
