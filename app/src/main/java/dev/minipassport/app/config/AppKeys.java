package dev.minipassport.app.config;

import dev.minipassport.app.settings.Durations;
import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Kinds;
import dev.minipassport.app.settings.SecretReference;
import dev.minipassport.content.ContentPolicy;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.phone.PhonePolicy.Taken;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.SessionTerms.Overflow;
import dev.minipassport.wechat.push.EncodingAesKey;
import dev.minipassport.wechat.push.PushMode;
import dev.minipassport.wechat.push.PushToken;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What can be set of an app, its purposes aside.
final class AppKeys {
  static final Key<AppId> ID = new Key<>("apps[].id", Kinds.text(AppId::new));
  static final Key<AppSecret> SECRET =
      new Key<>("apps[].secret", new SecretReference<>(AppKeys::appSecret));
  static final Key<AppSecret> PREVIOUS_SECRET =
      new Key<>("apps[].previous-secret", new SecretReference<>(AppKeys::appSecret));
  static final Key<OwnerId> OWNER = new Key<>("apps[].owner", Kinds.text(OwnerId::new));
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
  static final Key<ContentPolicy> CONTENT_CHECK =
      new Key<>(
          "apps[].content-check",
          Kinds.choice(
              Map.of(
                  "off", ContentPolicy.OFF,
                  "advisory", ContentPolicy.ADVISORY,
                  "enforced", ContentPolicy.ENFORCED)),
          "off");
  static final Key<Taken> PHONE_TAKEN =
      new Key<>(
          "apps[].phone.taken",
          Kinds.choice(Map.of("refuse", Taken.REFUSE, "move", Taken.MOVE)),
          "refuse");
  static final Key<Boolean> PHONE_VOUCHED =
      new Key<>("apps[].phone.vouched", Kinds.flag(), "false");
  static final Key<PushToken> PUSH_TOKEN =
      new Key<>("apps[].push.token", new SecretReference<>(PushToken::new));
  static final Key<EncodingAesKey> PUSH_KEY =
      new Key<>("apps[].push.encoding-aes-key", new SecretReference<>(EncodingAesKey::new));
  static final Key<PushMode> PUSH_MODE =
      new Key<>(
          "apps[].push.mode",
          Kinds.choice(
              Map.of(
                  "plain", PushMode.PLAIN,
                  "compatible", PushMode.COMPATIBLE,
                  "safe", PushMode.SAFE)),
          "safe");

  static final List<Key<?>> ALL =
      List.of(
          ID,
          SECRET,
          PREVIOUS_SECRET,
          OWNER,
          ABSOLUTE,
          IDLE,
          LIMIT,
          OVERFLOW,
          ROTATION_AGE,
          AVATAR_HOSTS,
          VERSION,
          PUBLISHED,
          CONTENT_CHECK,
          PHONE_TAKEN,
          PHONE_VOUCHED,
          PUSH_TOKEN,
          PUSH_KEY,
          PUSH_MODE);

  /// WeChat's secrets have 32 characters; a shorter one was not copied whole.
  private static final int SHORTEST_SECRET = 32;

  private AppKeys() {}

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
