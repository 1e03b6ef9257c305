package dev.minipassport.userdata;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.KeyAuthority.Resetting;
import dev.minipassport.userdata.KeyOutcome.Holds;
import dev.minipassport.userdata.KeyOutcome.LogInAgain;
import dev.minipassport.userdata.KeyOutcome.NotSignedIn;
import java.util.function.BiFunction;

/// Checks the session key of a person with WeChat, and replaces it.
public final class LookAfterKey {
  private final TokenCheck check;
  private final SessionKeys keys;
  private final KeyAuthority authority;

  public LookAfterKey(TokenCheck check, SessionKeys keys, KeyAuthority authority) {
    this.check = check;
    this.keys = keys;
    this.authority = authority;
  }

  public KeyOutcome check(AppId app, SessionToken token, Deadline deadline) {
    return withKey(
        app,
        token,
        (person, key) ->
            switch (authority.check(person, key, deadline)) {
              case CURRENT -> new Holds();
              case OUTDATED -> new LogInAgain();
            });
  }

  /// For a key that may have leaked: whatever WeChat answers, it is not honoured any more, and data
  /// that the client was given before does not open.
  public KeyOutcome reset(AppId app, SessionToken token, Deadline deadline) {
    return withKey(
        app,
        token,
        (person, key) ->
            switch (authority.reset(person, key, deadline)) {
              case Resetting.Reset(var fresh) -> {
                keys.replace(person, key, fresh);
                yield new Holds();
              }
              case Resetting.Outdated _, Resetting.Unknown _ -> {
                keys.drop(person, key);
                yield new LogInAgain();
              }
            });
  }

  private KeyOutcome withKey(
      AppId app, SessionToken token, BiFunction<Identity, SessionKey, KeyOutcome> call) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted -> {
        Identity person = admitted.session().identity();
        yield keys.current(person).map(key -> call.apply(person, key)).orElseGet(LogInAgain::new);
      }
    };
  }
}
