package dev.minipassport.app.settings;

/// What is wrong with one setting, and what to do about it; never the value itself.
///
/// @param path the key, for example `grpc.port`
/// @param text what is wrong and what to do, to be read after the key
public record Problem(String path, Origin origin, String text) {

  /// One line for a person.
  public String line() {
    String where =
        switch (origin) {
          case Origin.Default _ -> "";
          case Origin.Line _, Origin.Variable _, Origin.Option _ -> " (" + origin.describe() + ")";
        };
    return path + where + ": " + text;
  }
}
