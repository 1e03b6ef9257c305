package dev.minipassport.userdata;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.Deadline;
import dev.minipassport.login.SessionKey;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.NetworkCipher.Opening;
import dev.minipassport.userdata.NetworkOutcome.Decrypted;
import dev.minipassport.userdata.NetworkOutcome.Encrypted;
import dev.minipassport.userdata.NetworkOutcome.KeyGone;
import dev.minipassport.userdata.NetworkOutcome.LogInAgain;
import dev.minipassport.userdata.NetworkOutcome.NotSignedIn;
import dev.minipassport.userdata.NetworkOutcome.Undecipherable;
import java.util.function.BiFunction;

/// Encrypts for a person's client and decrypts what it sent, with keys that only WeChat, the client
/// and this service know.
public final class TalkSealed {
  private final TokenCheck check;
  private final SessionKeys keys;
  private final NetworkCipher cipher;

  public TalkSealed(TokenCheck check, SessionKeys keys, NetworkCipher cipher) {
    this.check = check;
    this.keys = keys;
    this.cipher = cipher;
  }

  public NetworkOutcome encrypt(
      AppId app, SessionToken token, PlainBytes plain, Deadline deadline) {
    return withKey(
        app,
        token,
        (person, key) ->
            cipher
                .seal(person, key, plain, deadline)
                .<NetworkOutcome>map(Encrypted::new)
                .orElseGet(LogInAgain::new));
  }

  public NetworkOutcome decrypt(
      AppId app, SessionToken token, SealedBytes sealed, Deadline deadline) {
    return withKey(
        app,
        token,
        (person, key) ->
            switch (cipher.open(person, key, sealed, deadline)) {
              case Opening.Opened(var plain) -> new Decrypted(plain);
              case Opening.Undecipherable _ -> new Undecipherable();
              case Opening.KeyGone _ -> new KeyGone();
              case Opening.Outdated _ -> new LogInAgain();
            });
  }

  private NetworkOutcome withKey(
      AppId app, SessionToken token, BiFunction<Identity, SessionKey, NetworkOutcome> call) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted -> {
        Identity person = admitted.session().identity();
        yield keys.current(person).map(key -> call.apply(person, key)).orElseGet(LogInAgain::new);
      }
    };
  }
}
