package dev.minipassport.app.config;

import ch.qos.logback.classic.Level;
import dev.minipassport.app.settings.Durations;
import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Kinds;
import dev.minipassport.app.settings.Schema;
import dev.minipassport.app.settings.SecretReference;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.SessionTerms.Overflow;
import dev.minipassport.userdata.UserDataTerms;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything that can be set.
final class Keys {
  static final Key<InetAddress> GRPC_HOST = new Key<>("grpc.host", Kinds.address(), "127.0.0.1");
  static final Key<Integer> GRPC_PORT = new Key<>("grpc.port", Kinds.count(0, 65_535), "50051");
  static final Key<Boolean> GRPC_REFLECTION = new Key<>("grpc.reflection", Kinds.flag(), "false");
  static final Key<Path> TLS_CERTIFICATE = new Key<>("grpc.tls.certificate", Kinds.path());
  static final Key<Path> TLS_KEY = new Key<>("grpc.tls.key", Kinds.path());
  static final Key<Path> TLS_CLIENT_CA = new Key<>("grpc.tls.client-ca", Kinds.path());
  static final Key<Integer> MESSAGE_SIZE =
      new Key<>("grpc.limits.message-size", Kinds.size(4 * 1024, 4 * 1024 * 1024), "64KB");
  static final Key<Integer> CALLS = new Key<>("grpc.limits.calls", Kinds.count(1, 100_000), "512");
  static final Key<Integer> LOGINS =
      new Key<>("grpc.limits.logins", Kinds.count(1, 100_000), "512");
  static final Key<Integer> VALIDATIONS =
      new Key<>("grpc.limits.validations", Kinds.count(1, 100_000), "1024");
  static final Key<Integer> CONNECTIONS =
      new Key<>("grpc.limits.connections", Kinds.count(1, 100_000), "1000");
  static final Key<Integer> CALLS_PER_CONNECTION =
      new Key<>("grpc.limits.calls-per-connection", Kinds.count(1, 10_000), "256");
  static final Key<Duration> DRAIN =
      new Key<>(
          "grpc.drain", Kinds.duration(Duration.ofMillis(100), Duration.ofSeconds(30)), "30s");

  static final Key<Path> STORE_PATH = new Key<>("store.path", Kinds.path(), "data");

  static final Key<URI> WECHAT_BASE =
      new Key<>("wechat.base-uri", Kinds.uri(), WeChatSettings.WECHAT.toString());
  static final Key<URI> WECHAT_FALLBACK = new Key<>("wechat.fallback-uri", Kinds.uri());
  static final Key<Duration> WECHAT_CONNECT =
      new Key<>(
          "wechat.connect-timeout",
          Kinds.duration(Duration.ofMillis(10), Duration.ofSeconds(10)),
          "1s");
  static final Key<Duration> WECHAT_TOTAL =
      new Key<>(
          "wechat.total-timeout",
          Kinds.duration(Duration.ofMillis(100), WeChatSettings.LONGEST_TOTAL),
          "4s");
  static final Key<Integer> WECHAT_IN_FLIGHT =
      new Key<>("wechat.in-flight", Kinds.count(1, 10_000), "256");

  static final Key<Duration> USER_DATA_OLDEST =
      new Key<>(
          "user-data.oldest",
          Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
          Durations.text(UserDataTerms.DEFAULT.oldest()));

  static final Key<LogSettings.Format> LOG_FORMAT =
      new Key<>(
          "log.format",
          Kinds.choice(
              Map.of(
                  "auto", LogSettings.Format.AUTO,
                  "text", LogSettings.Format.TEXT,
                  "json", LogSettings.Format.JSON)),
          "auto");
  static final Key<Level> LOG_LEVEL =
      new Key<>(
          "log.level",
          Kinds.choice(
              Map.of(
                  "error", Level.ERROR,
                  "warn", Level.WARN,
                  "info", Level.INFO,
                  "debug", Level.DEBUG)),
          "info");

  static final Key<AppId> APP_ID = new Key<>("apps[].id", Kinds.text(AppId::new));
  static final Key<AppSecret> APP_SECRET =
      new Key<>("apps[].secret", new SecretReference<>(Keys::appSecret));
  static final Key<OwnerId> APP_OWNER = new Key<>("apps[].owner", Kinds.text(OwnerId::new));
  static final Key<Duration> ABSOLUTE = terms("absolute", SessionTerms.DEFAULT.absolute());
  static final Key<Duration> IDLE = terms("idle", SessionTerms.DEFAULT.idle());
  static final Key<Integer> LIMIT =
      new Key<>("apps[].sessions.limit", Kinds.count(1, 1000), "" + SessionTerms.DEFAULT.limit());
  static final Key<Overflow> OVERFLOW =
      new Key<>(
          "apps[].sessions.overflow",
          Kinds.choice(Map.of("end-oldest", Overflow.END_OLDEST, "refuse", Overflow.REFUSE)),
          "end-oldest");
  static final Key<Duration> ROTATION_AGE =
      terms("rotation-age", SessionTerms.DEFAULT.rotationAge());
  static final Key<List<String>> AVATAR_HOSTS =
      new Key<>("apps[].avatar-hosts", Kinds.list(Kinds.text(HostName::of)));
  static final Key<String> VERSION = new Key<>("apps[].versions[].version", Kinds.words(64));
  static final Key<LocalDate> PUBLISHED = new Key<>("apps[].versions[].published", Kinds.date());

  private static final List<Key<?>> OWN =
      List.of(
          GRPC_HOST,
          GRPC_PORT,
          GRPC_REFLECTION,
          TLS_CERTIFICATE,
          TLS_KEY,
          TLS_CLIENT_CA,
          MESSAGE_SIZE,
          CALLS,
          LOGINS,
          VALIDATIONS,
          CONNECTIONS,
          CALLS_PER_CONNECTION,
          DRAIN,
          STORE_PATH,
          WECHAT_BASE,
          WECHAT_FALLBACK,
          WECHAT_CONNECT,
          WECHAT_TOTAL,
          WECHAT_IN_FLIGHT,
          USER_DATA_OLDEST,
          LOG_FORMAT,
          LOG_LEVEL,
          APP_ID,
          APP_SECRET,
          APP_OWNER,
          ABSOLUTE,
          IDLE,
          LIMIT,
          OVERFLOW,
          ROTATION_AGE,
          AVATAR_HOSTS,
          VERSION,
          PUBLISHED);

  static final Schema SCHEMA =
      new Schema(
          Stream.of(OWN, PurposeKeys.ALL, CallerKeys.ALL).<Key<?>>flatMap(List::stream).toList());

  /// WeChat's secrets have 32 characters; a shorter one was not copied whole.
  private static final int SHORTEST_SECRET = 32;

  private Keys() {}

  private static AppSecret appSecret(String text) {
    if (text.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "leads to a secret of fewer than 32 characters; copy all of it from WeChat's console");
    }
    return new AppSecret(text);
  }

  private static Key<Duration> terms(String name, Duration preset) {
    return new Key<>(
        "apps[].sessions." + name,
        Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(366)),
        Durations.text(preset));
  }
}
