package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.change.Changes;
import dev.minipassport.change.Cursors;
import dev.minipassport.change.ListChanges;
import dev.minipassport.grpc.service.change.ChangeUseCases;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.ResolveAccount;
import dev.minipassport.token.OpaqueSeal;
import java.time.Clock;

/// What changed, for backends that follow.
final class ChangeModule extends AbstractModule {
  @Provides
  @Singleton
  Cursors cursors(OpaqueSeal seal) {
    return new Cursors(seal);
  }

  @Provides
  @Singleton
  ListChanges listChanges(Apps apps, Changes changes, Cursors cursors, Clock clock) {
    return new ListChanges(apps, changes, cursors, clock);
  }

  @Provides
  @Singleton
  ResolveAccount resolveAccount(Apps apps, Accounts accounts) {
    return new ResolveAccount(apps, accounts);
  }

  @Provides
  @Singleton
  ChangeUseCases changeUseCases(ListChanges listChanges, ResolveAccount resolveAccount) {
    return new ChangeUseCases(listChanges, resolveAccount);
  }
}
