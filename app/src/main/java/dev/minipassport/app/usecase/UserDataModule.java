package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.consent.Gate;
import dev.minipassport.grpc.service.userdata.UserDataUseCases;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.userdata.KeyAuthority;
import dev.minipassport.userdata.LookAfterKey;
import dev.minipassport.userdata.NetworkCipher;
import dev.minipassport.userdata.ReadUserData;
import dev.minipassport.userdata.TalkSealed;
import dev.minipassport.userdata.UserDataCheck;
import dev.minipassport.userdata.UserDataReader;
import dev.minipassport.userdata.UserDataTerms;
import java.time.Clock;

/// What WeChat signed or encrypted with a session key.
final class UserDataModule extends AbstractModule {
  private final UserDataTerms terms;

  UserDataModule(UserDataTerms terms) {
    this.terms = terms;
  }

  @Provides
  @Singleton
  UserDataCheck userDataCheck(SessionKeys keys, UserDataReader reader, Clock clock) {
    return new UserDataCheck(keys, reader, terms, clock);
  }

  @Provides
  @Singleton
  UserDataUseCases userDataUseCases(
      TokenCheck check,
      Purposes purposes,
      Gate gate,
      UserDataCheck userData,
      SessionKeys keys,
      KeyAuthority authority,
      NetworkCipher cipher) {
    return new UserDataUseCases(
        new ReadUserData(check, purposes, gate, userData),
        new LookAfterKey(check, keys, authority),
        new TalkSealed(check, keys, cipher));
  }
}
