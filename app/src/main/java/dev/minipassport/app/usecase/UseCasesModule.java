package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.grpc.service.UseCases;
import dev.minipassport.grpc.service.admin.AdminUseCases;
import dev.minipassport.grpc.service.change.ChangeUseCases;
import dev.minipassport.grpc.service.consent.ConsentUseCases;
import dev.minipassport.grpc.service.phone.PhoneUseCases;
import dev.minipassport.grpc.service.privacy.PrivacyUseCases;
import dev.minipassport.grpc.service.profile.ProfileUseCases;
import dev.minipassport.grpc.service.userdata.UserDataUseCases;
import dev.minipassport.handoff.IssueHandoff;
import dev.minipassport.handoff.RedeemHandoff;
import dev.minipassport.login.LogIn;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.session.ListSessions;
import dev.minipassport.session.RevokeSessions;
import dev.minipassport.session.RotateSession;
import dev.minipassport.session.ValidateSession;
import dev.minipassport.userdata.UserDataTerms;

/// Every use case, and all that the services call.
public final class UseCasesModule extends AbstractModule {
  private final LoginTerms logins;
  private final UserDataTerms userData;

  public UseCasesModule(LoginTerms logins, UserDataTerms userData) {
    this.logins = logins;
    this.userData = userData;
  }

  @Override
  protected void configure() {
    install(new LoginModule(logins));
    install(new SessionModule());
    install(new HandoffModule());
    install(new ConsentModule());
    install(new ProfileModule());
    install(new UserDataModule(userData));
    install(new PhoneModule());
    install(new PrivacyModule());
    install(new ChangeModule());
    install(new OperationModule());
  }

  @Provides
  @Singleton
  UseCases useCases(
      LogIn logIn,
      ValidateSession validateSession,
      RotateSession rotateSession,
      ListSessions listSessions,
      RevokeSessions revokeSessions,
      IssueHandoff issueHandoff,
      RedeemHandoff redeemHandoff,
      ConsentUseCases consent,
      ProfileUseCases profile,
      UserDataUseCases userData,
      PhoneUseCases phone,
      PrivacyUseCases privacy,
      ChangeUseCases changes,
      AdminUseCases admin) {
    return new UseCases(
        logIn,
        validateSession,
        rotateSession,
        listSessions,
        revokeSessions,
        issueHandoff,
        redeemHandoff,
        consent,
        profile,
        userData,
        phone,
        privacy,
        changes,
        admin);
  }
}
