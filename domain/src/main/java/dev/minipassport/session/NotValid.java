package dev.minipassport.session;

/// The presented token admits to nothing. It is an outcome of every use case of a session.
public record NotValid(Reason reason)
    implements Standing, Validation, Rotation, SessionList, Revocation {

  /// Whoever holds 256 random bits may learn why they no longer count.
  public enum Reason {
    UNKNOWN,
    EXPIRED,
    IDLE,
    REVOKED,
    DISPLACED,
    STOLEN,
    PARENT_ENDED,
    SUSPENDED
  }

  static NotValid because(Session.EndReason reason) {
    return new NotValid(
        switch (reason) {
          case REVOKED -> Reason.REVOKED;
          case DISPLACED -> Reason.DISPLACED;
          case STOLEN -> Reason.STOLEN;
          case PARENT_ENDED -> Reason.PARENT_ENDED;
          case SUSPENDED -> Reason.SUSPENDED;
        });
  }
}
