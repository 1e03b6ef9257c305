package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.change.Cursors;
import dev.minipassport.consent.Gate;
import dev.minipassport.content.ContentCheck;
import dev.minipassport.content.ContentPolicies;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.grpc.service.profile.ProfileUseCases;
import dev.minipassport.identity.Apps;
import dev.minipassport.profile.EraseProfile;
import dev.minipassport.profile.FillProfile;
import dev.minipassport.profile.ListPictures;
import dev.minipassport.profile.ProfilePolicies;
import dev.minipassport.profile.ReadProfile;
import dev.minipassport.profile.Screening;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.userdata.UserDataCheck;
import java.time.Clock;

/// Profiles, and the pictures in them.
final class ProfileModule extends AbstractModule {
  @Provides
  @Singleton
  FillProfile fillProfile(
      TokenCheck check,
      Purposes purposes,
      ProfilePolicies policies,
      Gate gate,
      UserDataCheck userData,
      ContentCheck content,
      ContentPolicies contentPolicies,
      Clock clock) {
    return new FillProfile(
        check, purposes, policies, gate, userData, new Screening(content, contentPolicies), clock);
  }

  @Provides
  @Singleton
  ReadProfile readProfile(TokenCheck check, Purposes purposes, Registrar registrar) {
    return new ReadProfile(check, purposes, registrar);
  }

  @Provides
  @Singleton
  EraseProfile eraseProfile(TokenCheck check, Registrar registrar) {
    return new EraseProfile(check, registrar);
  }

  @Provides
  @Singleton
  ListPictures listPictures(Apps apps, Dossiers dossiers, Cursors cursors, Clock clock) {
    return new ListPictures(apps, dossiers, cursors, clock);
  }

  @Provides
  @Singleton
  ProfileUseCases profileUseCases(
      FillProfile fill, ReadProfile read, EraseProfile erase, ListPictures pictures) {
    return new ProfileUseCases(fill, read, erase, pictures);
  }
}
