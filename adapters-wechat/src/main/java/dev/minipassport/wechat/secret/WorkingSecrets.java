package dev.minipassport.wechat.secret;

import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Which of an app's secrets to send: the one that worked last, until it fails.
public final class WorkingSecrets {
  private final AppCredentials credentials;
  private final Map<AppId, AppSecret> proven = new ConcurrentHashMap<>();

  public WorkingSecrets(AppCredentials credentials) {
    this.credentials = credentials;
  }

  /// One or two secrets, in the order in which to try them.
  ///
  /// Throws [UnknownApp] for an app without secrets.
  public List<AppSecret> of(AppId app) {
    Secrets secrets = credentials.of(app).orElseThrow(() -> new UnknownApp(app));
    List<AppSecret> given =
        Stream.concat(Stream.of(secrets.current()), secrets.previous().stream()).toList();
    AppSecret worked = proven.get(app);
    return given.size() > 1 && worked != null && same(worked, given.getLast())
        ? given.reversed()
        : given;
  }

  /// WeChat took `secret` where it had refused the other.
  public void worked(AppId app, AppSecret secret) {
    proven.put(app, secret);
  }

  private static boolean same(AppSecret one, AppSecret other) {
    return one.use(text -> other.use(text::equals));
  }
}
