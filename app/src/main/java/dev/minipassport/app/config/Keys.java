package dev.minipassport.app.config;

import ch.qos.logback.classic.Level;
import dev.minipassport.app.settings.Durations;
import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Kinds;
import dev.minipassport.app.settings.Schema;
import dev.minipassport.app.settings.SecretReference;
import dev.minipassport.storage.postgresql.DatabasePassword;
import dev.minipassport.userdata.UserDataTerms;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

  static final Key<StoreSettings.Engine> STORE_ENGINE =
      new Key<>(
          "store.engine",
          Kinds.choice(
              Map.of(
                  "embedded", StoreSettings.Engine.EMBEDDED,
                  "postgresql", StoreSettings.Engine.POSTGRESQL)),
          "embedded");
  static final Key<Path> STORE_PATH = new Key<>("store.path", Kinds.path(), "data");
  static final Key<String> STORE_URL = new Key<>("store.url", Kinds.text(Function.identity()));
  static final Key<String> STORE_USER = new Key<>("store.user", Kinds.text(Function.identity()));
  static final Key<DatabasePassword> STORE_PASSWORD =
      new Key<>("store.password", new SecretReference<>(DatabasePassword::new));
  static final Key<Path> STORE_KEYS = new Key<>("store.keys", Kinds.path());
  static final Key<Integer> STORE_CONNECTIONS =
      new Key<>("store.connections", Kinds.count(4, 200), "16");
  static final Key<Duration> STORE_LAG =
      new Key<>(
          "store.revocation-lag",
          Kinds.duration(Duration.ofMillis(200), Duration.ofMinutes(1)),
          "1s");
  static final Key<Boolean> STORE_WAKE_UPS = new Key<>("store.wake-ups", Kinds.flag(), "true");

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

  static final Key<Integer> METRICS_PORT = new Key<>("metrics.port", Kinds.count(0, 65_535));

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
          STORE_ENGINE,
          STORE_PATH,
          STORE_URL,
          STORE_USER,
          STORE_PASSWORD,
          STORE_KEYS,
          STORE_CONNECTIONS,
          STORE_LAG,
          STORE_WAKE_UPS,
          WECHAT_BASE,
          WECHAT_FALLBACK,
          WECHAT_CONNECT,
          WECHAT_TOTAL,
          WECHAT_IN_FLIGHT,
          USER_DATA_OLDEST,
          METRICS_PORT,
          LOG_FORMAT,
          LOG_LEVEL);

  static final Schema SCHEMA =
      new Schema(
          Stream.of(OWN, AppKeys.ALL, PurposeKeys.ALL, CallerKeys.ALL)
              .<Key<?>>flatMap(List::stream)
              .toList());

  private Keys() {}
}
