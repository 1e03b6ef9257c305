package dev.minipassport.wechat.userdata;

import static java.time.ZoneOffset.UTC;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.SessionKey;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.userdata.Evidence;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.Source;
import dev.minipassport.userdata.UserDataCheck;
import dev.minipassport.userdata.UserDataTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The domain's judgement, for the person of WeChat's example, a minute after it was made.
final class Judge {
  static final OpenId PERSON = new OpenId("oGZUI0egBJY1zhBYw2KhdUfwVJJE");
  static final AppId APP = new AppId("wx4f4bc4dec97d474b");
  static final Instant MADE = Instant.ofEpochSecond(1477314187);

  private static final Identity IDENTITY =
      new Identity(
          new IdentityId(new UUID(1, 1)),
          APP,
          PERSON,
          Optional.empty(),
          new AccountId(new UUID(2, 2)),
          Generation.FIRST);

  private final UserDataCheck check;

  Judge(SessionKey key) {
    check =
        new UserDataCheck(
            new OnlyKey(key),
            new WeChatUserData(),
            UserDataTerms.DEFAULT,
            Clock.fixed(MADE.plusSeconds(60), UTC));
  }

  /// Everybody has the same.
  private record OnlyKey(SessionKey key) implements SessionKeys {
    @Override
    public List<SessionKey> of(Identity identity, Instant now) {
      return List.of(key);
    }

    @Override
    public Optional<SessionKey> current(Identity identity) {
      return Optional.of(key);
    }

    @Override
    public void replace(Identity identity, SessionKey known, SessionKey fresh) {
      throw new UnsupportedOperationException("nobody replaces it here");
    }

    @Override
    public void drop(Identity identity, SessionKey known) {
      throw new UnsupportedOperationException("nobody drops it here");
    }
  }

  Evidence of(SignedUserData data) {
    return check.judge(IDENTITY, new Source.Signed(data));
  }

  Evidence of(SealedUserData data) {
    return check.judge(IDENTITY, new Source.Sealed(data));
  }
}
