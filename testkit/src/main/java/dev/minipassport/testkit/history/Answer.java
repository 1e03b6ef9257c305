package dev.minipassport.testkit.history;

import java.util.Map;
import java.util.Optional;

/// What a client was told.
public sealed interface Answer {
  /// The token admits, or a login gave one.
  ///
  /// @param session its id
  /// @param token the one to use from now on, if there is a new one
  record Admitted(String session, Person person, Optional<Handle> token) implements Answer {}

  /// The token, or the code, admits to nothing.
  record Refused(String reason) implements Answer {}

  /// What was asked for was done.
  record Done() implements Answer {}

  /// Whoever asked was admitted, and nothing was changed.
  record Nothing() implements Answer {}

  /// What is kept, by name; what is not there is missing.
  record Said(Map<String, String> values) implements Answer {}

  /// A failure, or none at all: it may have been done, or be done later.
  record Unknown(String why) implements Answer {}

  /// Whether it says that the presented token admits.
  default boolean admits() {
    return switch (this) {
      case Admitted _, Done _, Nothing _, Said _ -> true;
      case Refused _, Unknown _ -> false;
    };
  }

  /// Whether what was asked for may have been done.
  default boolean mayHaveDone() {
    return switch (this) {
      case Admitted _, Done _, Unknown _ -> true;
      case Nothing _, Said _, Refused _ -> false;
    };
  }
}
