package dev.minipassport.token;

import java.util.Optional;

/// Gives callers something to keep for us that they cannot change or make up. Held to
/// `OpaqueSealContract`.
public interface OpaqueSeal {

  /// What the caller gets: printable ASCII without white space, safe in a URL. It may be readable,
  /// so `text` holds no secret.
  String seal(Use use, String text);

  /// Empty if `sealed` was not given out for this use, or the key that it takes is gone.
  Optional<String> open(Use use, String sealed);

  enum Use {
    PROMPT,
    CURSOR
  }
}
