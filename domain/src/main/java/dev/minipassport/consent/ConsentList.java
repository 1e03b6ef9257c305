package dev.minipassport.consent;

import dev.minipassport.purpose.Words;
import dev.minipassport.session.NotValid;
import java.util.List;
import java.util.Optional;

/// How a person stands to everything an app may ask for.
public sealed interface ConsentList {

  /// By purpose.
  record Listed(List<Item> items) implements ConsentList {}

  /// One purpose.
  ///
  /// @param words as they are now, in the person's language
  /// @param agreed the words they agreed to, if a grant stands
  record Item(PurposeStance stance, Words words, Optional<Words> agreed) {}

  record NotSignedIn(NotValid why) implements ConsentList {}
}
