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
import dev.minipassport.userdata.NetworkCipher.Opening;

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

  public Encryption encrypt(AppId app, SessionToken token, PlainBytes plain, Deadline deadline) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new Encryption.NotSignedIn(refused);
      case Admitted admitted -> {
        Identity person = admitted.session().identity();
        yield keys.current(person)
            .flatMap(key -> cipher.seal(person, key, plain, deadline))
            .<Encryption>map(Encryption.Encrypted::new)
            .orElseGet(Encryption.LogInAgain::new);
      }
    };
  }

  public Decryption decrypt(AppId app, SessionToken token, SealedBytes sealed, Deadline deadline) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new Decryption.NotSignedIn(refused);
      case Admitted admitted -> {
        Identity person = admitted.session().identity();
        yield keys.current(person)
            .map(key -> opened(person, key, sealed, deadline))
            .orElseGet(Decryption.LogInAgain::new);
      }
    };
  }

  private Decryption opened(
      Identity person, SessionKey key, SealedBytes sealed, Deadline deadline) {
    return switch (cipher.open(person, key, sealed, deadline)) {
      case Opening.Opened(var plain) -> new Decryption.Decrypted(plain);
      case Opening.Undecipherable _ -> new Decryption.Undecipherable();
      case Opening.KeyGone _ -> new Decryption.KeyGone();
      case Opening.Outdated _ -> new Decryption.LogInAgain();
    };
  }
}
