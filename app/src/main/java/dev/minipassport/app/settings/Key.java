package dev.minipassport.app.settings;

import java.util.Locale;
import java.util.Optional;

/// A setting there is.
///
/// @param path its place in the file, for example `grpc.port`; `apps[].id`: one in each entry
/// @param preset the text that counts where none is given; empty: there is none
public record Key<T>(String path, Kind<T> kind, Optional<String> preset) {
  public static final String VARIABLE_PREFIX = "MINIPASSPORT_";

  public Key(String path, Kind<T> kind, String preset) {
    this(path, kind, Optional.of(preset));
  }

  public Key(String path, Kind<T> kind) {
    this(path, kind, Optional.empty());
  }

  /// This setting of one entry: `apps[].id` in `apps[0]` is `apps[0].id`.
  public Key<T> in(String entry) {
    String general = Indexes.general(entry);
    if (!path.startsWith(general + ".")) {
      throw new IllegalArgumentException(path + " is no setting of " + entry);
    }
    return new Key<>(entry + path.substring(general.length()), kind, preset);
  }

  /// The variable that overrides the setting at `path`: `MINIPASSPORT_GRPC_PORT`.
  static String variable(String path) {
    return VARIABLE_PREFIX
        + path.toUpperCase(Locale.ROOT)
            .replace("[", "_")
            .replace("]", "")
            .replace('.', '_')
            .replace('-', '_');
  }
}
