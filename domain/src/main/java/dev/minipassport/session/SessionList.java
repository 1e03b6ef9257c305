package dev.minipassport.session;

import java.time.Instant;
import java.util.List;

/// The sessions of the person who presents a token.
public sealed interface SessionList permits SessionList.Listed, NotValid {

  /// Newest login first.
  record Listed(List<Entry> entries) implements SessionList {}

  /// One session of the list.
  ///
  /// @param current it is the presented one, or the parent of it
  record Entry(Session.Live session, Instant expiresAt, boolean current) {}
}
