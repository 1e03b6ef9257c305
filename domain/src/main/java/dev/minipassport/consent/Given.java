package dev.minipassport.consent;

import dev.minipassport.ledger.Surface;
import java.util.Optional;
import java.util.OptionalInt;

/// What the client says came of a prompt.
public sealed interface Given {
  record Granted() implements Given {}

  record Refused(Surface surface) implements Given {}

  /// Closed without an answer.
  record Dismissed() implements Given {}

  /// The call into WeChat failed. That is often no refusal at all: [Failures] tells.
  ///
  /// @param cause what the client believes, where WeChat's words are not known
  /// @param message `errMsg`, as WeChat worded it, at most 512 characters
  record Failed(Optional<NotAnswered> cause, OptionalInt errno, String message) implements Given {
    public Failed {
      if (message.length() > 512) {
        throw new IllegalArgumentException("err_msg must have at most 512 characters");
      }
    }
  }
}
