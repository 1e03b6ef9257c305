package dev.minipassport.session;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.Optional;

/// A signed-in visit of one identity, on one device, as a token finds it.
///
/// A session is a value: every transition returns a new one, and the state is the type, so asking
/// an ended session to rotate does not compile. Time is judged by [SessionTerms], not here.
public sealed interface Session {
  SessionId id();

  AppId app();

  /// Found by its current token, not revoked, of the identity's current generation.
  ///
  /// @param identity as it stands now: current generation, current account
  /// @param tokenIssuedAt when the current token was made, by a login or a rotation
  /// @param tokenPresented false only between a change of token and the first use of the new one
  /// @param loggedInAt when WeChat last vouched for the person; rotation keeps it
  /// @param lastSeenAt late by up to a tenth of the idle lifetime
  /// @param endsAt the absolute end
  /// @param parent for a web-view's session, the one it was handed over from and ends with
  record Live(
      SessionId id,
      Identity identity,
      TokenDigest token,
      Instant tokenIssuedAt,
      boolean tokenPresented,
      Generation issuedIn,
      Instant createdAt,
      Instant loggedInAt,
      Instant lastSeenAt,
      Instant endsAt,
      Optional<DeviceLabel> device,
      Optional<SessionId> parent)
      implements Session {

    @Override
    public AppId app() {
      return identity.app();
    }

    /// Rotation changes the token and nothing else: neither the end nor the generation moves.
    public Live withToken(TokenDigest next, Instant at) {
      return new Live(
          id,
          identity,
          next,
          at,
          false,
          issuedIn,
          createdAt,
          loggedInAt,
          lastSeenAt,
          endsAt,
          device,
          parent);
    }

    /// The new token arrived: from now on its predecessors are on borrowed time.
    public Live presented() {
      return new Live(
          id,
          identity,
          token,
          tokenIssuedAt,
          true,
          issuedIn,
          createdAt,
          loggedInAt,
          lastSeenAt,
          endsAt,
          device,
          parent);
    }

    public Live seenAt(Instant at) {
      return at.isAfter(lastSeenAt)
          ? new Live(
              id,
              identity,
              token,
              tokenIssuedAt,
              tokenPresented,
              issuedIn,
              createdAt,
              loggedInAt,
              at,
              endsAt,
              device,
              parent)
          : this;
    }

    /// The same session with its identity as it stands now.
    public Live of(Identity current) {
      return new Live(
          id,
          current,
          token,
          tokenIssuedAt,
          tokenPresented,
          issuedIn,
          createdAt,
          loggedInAt,
          lastSeenAt,
          endsAt,
          device,
          parent);
    }

    /// All sessions of `raised` ended at once, but for this one.
    public Live broughtAlong(Identity raised) {
      return new Live(
          id,
          raised,
          token,
          tokenIssuedAt,
          tokenPresented,
          raised.generation(),
          createdAt,
          loggedInAt,
          lastSeenAt,
          endsAt,
          device,
          parent);
    }

    /// A login goes on in this session: new token, new lifetime, the same place in the list.
    public Live continuedBy(
        Identity identity,
        TokenDigest next,
        Instant at,
        Instant endsAt,
        Optional<DeviceLabel> device) {
      return new Live(
          id,
          identity,
          next,
          at,
          false,
          identity.generation(),
          createdAt,
          at,
          at,
          endsAt,
          device.or(this::device),
          parent);
    }
  }

  /// Found by a token that has a successor.
  ///
  /// @param current the session as its current token finds it
  /// @param successor the next token, sealed under this one; absent if a login replaced this one,
  ///     and once the grace is over
  /// @param graceEndsAt absent until the successor was first presented
  record Superseded(Live current, Optional<SealedToken> successor, Optional<Instant> graceEndsAt)
      implements Session {

    @Override
    public SessionId id() {
      return current.id();
    }

    @Override
    public AppId app() {
      return current.app();
    }

    /// Whoever still uses the old token after the grace is not who received the new one.
    public boolean stolen(Instant now) {
      return graceEndsAt.isPresent() && !now.isBefore(graceEndsAt.get());
    }
  }

  /// Ended before its time; remembered until its natural end, so that the holder learns why.
  record Ended(SessionId id, AppId app, EndReason reason) implements Session {}

  enum EndReason {
    /// By the person or the client, this session alone or all at once.
    REVOKED,
    /// By a login beyond the limit.
    DISPLACED,
    /// A predecessor of its token was used after the grace.
    STOLEN,
    /// With the session it was handed over from.
    PARENT_ENDED,
    /// The account was suspended.
    SUSPENDED
  }
}
