package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.audit.Audit;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.grpc.service.admin.AdminUseCases;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.Identities;
import dev.minipassport.operation.AppRegistry;
import dev.minipassport.operation.ClearReview;
import dev.minipassport.operation.LookUp;
import dev.minipassport.operation.OperateAccounts;
import dev.minipassport.operation.OperateApps;
import dev.minipassport.operation.People;
import dev.minipassport.operation.ReadAudit;

/// What operators do.
final class OperationModule extends AbstractModule {
  @Provides
  @Singleton
  AdminUseCases adminUseCases(
      Apps apps,
      People people,
      Accounts accounts,
      Audit audit,
      Dossiers dossiers,
      Identities identities,
      Registrar registrar,
      OperateApps.ConfiguredApps configured,
      AppRegistry registry) {
    return new AdminUseCases(
        new LookUp(apps, people, audit),
        new OperateAccounts(apps, accounts, audit),
        new ClearReview(apps, dossiers, identities, registrar, audit),
        new OperateApps(configured, registry),
        new ReadAudit(audit));
  }
}
