package dev.minipassport.privacy;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.identity.OpenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a message tells (protocol 9.2 and 12). Instants are WeChat's `CreateTime`, in whole
/// seconds.
public sealed interface PushEvent {

  /// Something that concerns one person.
  sealed interface OfPerson extends PushEvent {
    /// Absent now and then, and then nothing can be done.
    Optional<OpenId> person();

    Instant at();
  }

  /// A person took back what they had let WeChat tell.
  ///
  /// @param codes of `RevokeInfo`, as they stood there
  record AuthorizationRevoked(Optional<OpenId> person, List<String> codes, Instant at)
      implements OfPerson {
    public AuthorizationRevoked {
      codes = List.copyOf(codes);
    }
  }

  /// A person closed their WeChat account.
  record AccountClosed(Optional<OpenId> person, Instant at) implements OfPerson {}

  /// WeChat cleaned a risky profile.
  record ProfileModified(Optional<OpenId> person, Instant at) implements OfPerson {}

  /// WeChat checked a picture.
  ///
  /// @param verdict absent if the check failed
  record ContentJudged(CheckId check, Optional<Verdict> verdict) implements PushEvent {}

  /// Whatever else shares the URL.
  ///
  /// @param key the same for repeats of one message: its `MsgId`, or sender and `CreateTime`
  record Other(String key) implements PushEvent {}
}
