package dev.minipassport.wechat.token;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.wechat.Timepieces;
import dev.minipassport.wechat.WeChatOptions;
import dev.minipassport.wechat.api.Hosts;
import dev.minipassport.wechat.http.SingleRequest;
import dev.minipassport.wechat.secret.AppCredentials;
import dev.minipassport.wechat.secret.WorkingSecrets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The access token of every app (protocol 5): asked for when it is first needed, and again in the
/// background, by whoever uses it in its last five minutes.
///
/// Logins do not need one and do not suffer when there is none: connections, breakers and places
/// are not theirs.
public final class AccessTokens implements AutoCloseable {
  private final AppCredentials credentials;
  private final Timepieces time;
  private final Executor background;
  private final SingleRequest http;
  private final Hosts hosts;
  private final StableToken endpoint;
  private final Map<AppId, KeptToken> tokens = new ConcurrentHashMap<>();

  /// Opens no connection yet. Throws an [IllegalStateException] in a JVM whose HTTP client would
  /// repeat, log or not verify its requests: see [dev.minipassport.wechat.http.JvmSettings].
  public AccessTokens(WeChatOptions options, AppCredentials credentials, Timepieces time) {
    this(options, credentials, time, task -> Thread.ofVirtual().name("access token").start(task));
  }

  /// Opens no connection yet.
  ///
  /// @param background runs at most one request per app
  AccessTokens(
      WeChatOptions options, AppCredentials credentials, Timepieces time, Executor background) {
    this.background = background;
    this.credentials = credentials;
    this.time = time;
    this.http = new SingleRequest(options.connectTimeout(), options.trust());
    this.hosts = options.hosts(http, time, "stable_token");
    this.endpoint =
        new StableToken(hosts, new WorkingSecrets(credentials), options.totalTimeout(), time);
  }

  /// The token as it is known now. Blocks only if there is none, and no longer than `deadline`.
  ///
  /// Throws [UnknownApp], [CallerGone], or why WeChat gives none: [AppCredentialsRejected],
  /// [QuotaReached], [Unavailable].
  public AccessToken of(AppId app, Deadline deadline) {
    if (credentials.of(app).isEmpty()) {
      tokens.remove(app);
      throw new UnknownApp(app);
    }
    return tokens
        .computeIfAbsent(app, id -> new KeptToken(id, endpoint, time, background))
        .get(deadline);
  }

  /// Forgets `used`, which WeChat refused, unless another has taken its place already.
  public void expire(AppId app, AccessToken used) {
    KeptToken kept = tokens.get(app);
    if (kept != null) {
      kept.expire(used);
    }
  }

  /// Ends what is under way and asks for no token any more.
  @Override
  public void close() {
    hosts.close();
    http.close();
  }
}
