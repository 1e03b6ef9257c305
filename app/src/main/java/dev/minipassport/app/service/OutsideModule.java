package dev.minipassport.app.service;

import com.google.inject.AbstractModule;
import dev.minipassport.app.config.ServedApps;
import dev.minipassport.audit.Audit;
import dev.minipassport.change.Changes;
import dev.minipassport.content.ContentCheck;
import dev.minipassport.content.ContentPolicies;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.Identities;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.login.Pause;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.operation.AppRegistry;
import dev.minipassport.operation.OperateApps;
import dev.minipassport.operation.People;
import dev.minipassport.phone.PhoneNumbers;
import dev.minipassport.phone.PhonePolicies;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.privacy.Pushes;
import dev.minipassport.profile.ProfilePolicies;
import dev.minipassport.prompt.Publications;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;
import dev.minipassport.userdata.KeyAuthority;
import dev.minipassport.userdata.NetworkCipher;
import dev.minipassport.userdata.UserDataReader;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Binds what was opened before: the ports, the apps, time and chance.
final class OutsideModule extends AbstractModule {
  private final Ports ports;
  private final ServedApps apps;
  private final Instruments instruments;

  OutsideModule(Ports ports, ServedApps apps, Instruments instruments) {
    this.ports = ports;
    this.apps = apps;
    this.instruments = instruments;
  }

  @Override
  protected void configure() {
    bind(Apps.class).toInstance(apps);
    bind(SessionPolicies.class).toInstance(apps);
    bind(Publications.class).toInstance(apps);
    bind(ProfilePolicies.class).toInstance(apps);
    bind(ContentPolicies.class).toInstance(apps);
    bind(PhonePolicies.class).toInstance(apps);
    bind(OperateApps.ConfiguredApps.class).toInstance(apps);
    bind(AppRegistry.class).toInstance(ports.appRegistry());
    bind(Sessions.class).toInstance(ports.sessions());
    bind(Logins.class).toInstance(ports.logins());
    bind(LoginCodes.class).toInstance(ports.loginCodes());
    bind(SessionKeys.class).toInstance(ports.sessionKeys());
    bind(Handoffs.class).toInstance(ports.handoffs());
    bind(Accounts.class).toInstance(ports.accounts());
    bind(Changes.class).toInstance(ports.changes());
    bind(Purposes.class).toInstance(ports.purposes());
    bind(Dossiers.class).toInstance(ports.dossiers());
    bind(ReplaySeal.class).toInstance(ports.replaySeal());
    bind(OpaqueSeal.class).toInstance(ports.opaqueSeal());
    bind(ReceiptSigner.class).toInstance(ports.receiptSigner());
    bind(Verdicts.class).toInstance(ports.verdicts());
    bind(PushMemory.class).toInstance(ports.pushMemory());
    bind(Identities.class).toInstance(ports.identities());
    bind(People.class).toInstance(ports.people());
    bind(Audit.class).toInstance(ports.audit());
    bind(CodeExchange.class).toInstance(ports.codeExchange());
    bind(UserDataReader.class).toInstance(ports.userDataReader());
    bind(ContentCheck.class).toInstance(ports.contentCheck());
    bind(PhoneNumbers.class).toInstance(ports.phoneNumbers());
    bind(KeyAuthority.class).toInstance(ports.keyAuthority());
    bind(NetworkCipher.class).toInstance(ports.networkCipher());
    bind(Pushes.class).toInstance(ports.pushes());
    bind(Clock.class).toInstance(instruments.clock());
    bind(RandomGenerator.class).toInstance(instruments.random());
    bind(Pause.class).toInstance(instruments.pause());
  }
}
