package dev.minipassport.change;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.session.SessionId;
import java.time.Instant;
import java.util.Optional;

/// One thing that became stale. Ids and a kind, nothing personal.
///
/// @param sequence rises with every change, though not in the order of the commits on every store
/// @param session the one session concerned; absent where all of the identity's are
public record Change(
    long sequence,
    AppId app,
    IdentityId identity,
    Optional<SessionId> session,
    Kind kind,
    Instant at) {

  public enum Kind {
    /// The session ended, for whatever reason.
    SESSION_ENDED,
    /// All sessions of the identity ended, or all but one.
    SESSIONS_ENDED,
    /// The session has another token, by rotation or by a login that continued it.
    TOKEN_CHANGED,
    /// The identity belongs to another account now, or its union id became known.
    LINKED,
    /// The account was suspended; all sessions of the identity ended.
    SUSPENDED,
    /// The account may sign in again.
    RESUMED,
    /// The person took a consent back.
    CONSENT_WITHDRAWN,
    /// Something of the profile is gone, here or in the owner's other app that it came over from.
    PROFILE_ERASED,
    /// A value that was hidden may be shown, or was thrown out.
    MODERATED,
    /// The phone number was bound by another person, and is this one's no more.
    PHONE_MOVED,
    /// All that was known of the person is gone, all sessions ended.
    ERASED;

    /// Whether sessions of the identity may stand otherwise than before.
    public boolean concernsSessions() {
      return switch (this) {
        case SESSION_ENDED, SESSIONS_ENDED, TOKEN_CHANGED, LINKED, SUSPENDED, RESUMED, ERASED ->
            true;
        case CONSENT_WITHDRAWN, PROFILE_ERASED, MODERATED, PHONE_MOVED -> false;
      };
    }
  }
}
