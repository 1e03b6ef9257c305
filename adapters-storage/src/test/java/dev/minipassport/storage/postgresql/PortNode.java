package dev.minipassport.storage.postgresql;

import dev.minipassport.fault.Fault;
import dev.minipassport.identity.AppId;
import dev.minipassport.login.Login;
import dev.minipassport.login.LoginAttempt;
import dev.minipassport.login.LoginCode;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Revocation;
import dev.minipassport.session.Rotation;
import dev.minipassport.session.Session;
import dev.minipassport.session.Validation;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.history.Node;
import dev.minipassport.testkit.history.Person;
import dev.minipassport.testkit.history.Reply;
import dev.minipassport.token.SessionToken;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A node without a wire: its use cases.
record PortNode(Passport passport) implements Node {
  private static Reply ask(Supplier<Reply> call) {
    try {
      return call.get();
    } catch (Fault e) {
      return Reply.unknown(String.valueOf(e.getMessage()));
    }
  }

  private static Reply with(String token, Function<SessionToken, Reply> call) {
    return SessionToken.parse(token)
        .map(parsed -> ask(() -> call.apply(parsed)))
        .orElseGet(() -> Reply.refused("MALFORMED"));
  }

  @Override
  public Reply login(Person person, String code, Optional<String> current) {
    return ask(
        () ->
            switch (passport.logIn.logIn(
                new LoginAttempt(
                    new AppId(person.app()),
                    new LoginCode(code),
                    current.flatMap(SessionToken::parse),
                    Optional.empty()),
                Passport.PATIENT)) {
              case Login.SignedIn(var token, var session, _, _) ->
                  Reply.admitted(id(session), person(session), token.reveal());
              case Login refused -> Reply.refused(refused.getClass().getSimpleName());
            });
  }

  @Override
  public Reply validate(String app, String token) {
    return with(
        token,
        parsed ->
            switch (passport.validate.validate(new AppId(app), parsed)) {
              case Validation.Valid(var session, _, _) ->
                  Reply.admitted(id(session), person(session));
              case NotValid(var reason) -> Reply.refused(reason.name());
            });
  }

  @Override
  public Reply rotate(String app, String token) {
    return with(
        token,
        parsed ->
            switch (passport.rotate.rotate(new AppId(app), parsed)) {
              case Rotation.Rotated(var next, var session, _) ->
                  Reply.admitted(id(session), person(session), next.reveal());
              case Rotation.NotDue _ -> Reply.nothing();
              case NotValid(var reason) -> Reply.refused(reason.name());
            });
  }

  @Override
  public Reply revoke(String app, String token) {
    return with(token, parsed -> ended(passport.revoke.revoke(new AppId(app), parsed)));
  }

  @Override
  public Reply revokeAll(String app, String token) {
    return with(token, parsed -> ended(passport.revoke.revokeAll(new AppId(app), parsed)));
  }

  @Override
  public Reply revokeOthers(String app, String token) {
    return with(token, parsed -> ended(passport.revoke.revokeOthers(new AppId(app), parsed)));
  }

  private static Reply ended(Revocation revocation) {
    return switch (revocation) {
      case Revocation.Revoked _ -> Reply.done();
      case NotValid(var reason) -> Reply.refused(reason.name());
    };
  }

  private static String id(Session.Live session) {
    return session.id().toString();
  }

  private static Person person(Session.Live session) {
    return new Person(session.app().value(), session.identity().openId().value());
  }
}
