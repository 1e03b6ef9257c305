package dev.minipassport.app.config;

import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Values;
import dev.minipassport.storage.postgresql.DatabasePassword;
import dev.minipassport.storage.postgresql.PostgresStoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where everything is kept.
///
/// @param path the data directory of the embedded store
/// @param server the PostgreSQL server that takes its place
public record StoreSettings(Path path, Optional<PostgresStoreOptions> server) {

  private static final List<Key<?>> OF_A_SERVER =
      List.of(
          Keys.STORE_URL,
          Keys.STORE_USER,
          Keys.STORE_PASSWORD,
          Keys.STORE_KEYS,
          Keys.STORE_CONNECTIONS,
          Keys.STORE_LAG,
          Keys.STORE_WAKE_UPS);

  /// What keeps it.
  enum Engine {
    EMBEDDED,
    POSTGRESQL
  }

  static StoreSettings from(Values values) {
    return new StoreSettings(
        values.get(Keys.STORE_PATH),
        switch (values.get(Keys.STORE_ENGINE)) {
          case EMBEDDED -> none(values);
          case POSTGRESQL -> server(values);
        });
  }

  /// Whoever names a server means it.
  private static Optional<PostgresStoreOptions> none(Values values) {
    for (Key<?> key : OF_A_SERVER) {
      if (values.isGiven(key.path())) {
        values.problem(
            key.path(), "is for a server; set store.engine to postgresql, or leave it out");
      }
    }
    return Optional.empty();
  }

  private static Optional<PostgresStoreOptions> server(Values values) {
    Optional<String> url = required(values, Keys.STORE_URL);
    Optional<String> user = required(values, Keys.STORE_USER);
    Optional<Path> keys = values.find(Keys.STORE_KEYS);
    DatabasePassword password =
        values.find(Keys.STORE_PASSWORD).orElseGet(() -> new DatabasePassword(""));
    int connections = values.get(Keys.STORE_CONNECTIONS);
    Duration lag = values.get(Keys.STORE_LAG);
    boolean wakeUps = values.get(Keys.STORE_WAKE_UPS);
    if (keys.isEmpty()) {
      values.problem(
          Keys.STORE_KEYS.path(),
          "is missing: make a key set with ./minipassport keys --create FILE, and name the file");
    }
    if (url.isEmpty() || user.isEmpty() || keys.isEmpty()) {
      return Optional.empty();
    }
    return values.build(
        Keys.STORE_URL.path(),
        () ->
            new PostgresStoreOptions(
                url.get(),
                user.get(),
                password,
                connections,
                keys.get(),
                PostgresStoreOptions.PATIENCE,
                PostgresStoreOptions.STATEMENT,
                lag,
                wakeUps));
  }

  private static <T> Optional<T> required(Values values, Key<T> key) {
    Optional<T> value = values.find(key);
    if (value.isEmpty()) {
      values.problem(key.path(), "is missing; store.engine postgresql needs it");
    }
    return value;
  }
}
