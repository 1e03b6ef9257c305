package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.grpc.service.privacy.PrivacyUseCases;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.Identities;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.privacy.EraseMyData;
import dev.minipassport.privacy.ExportMyData;
import dev.minipassport.privacy.HandlePush;
import dev.minipassport.privacy.ObeyEvent;
import dev.minipassport.privacy.PushCheck;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.privacy.Pushes;
import dev.minipassport.privacy.SealReply;
import dev.minipassport.profile.JudgeProfile;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.Sessions;
import dev.minipassport.session.TokenCheck;
import java.time.Clock;

/// What follows when people change their mind.
final class PrivacyModule extends AbstractModule {
  @Provides
  @Singleton
  JudgeProfile judgeProfile(Verdicts verdicts, Registrar registrar) {
    return new JudgeProfile(verdicts, registrar);
  }

  @Provides
  @Singleton
  HandlePush handlePush(
      Apps apps,
      Pushes pushes,
      PushMemory memory,
      Identities identities,
      Purposes purposes,
      Registrar registrar,
      JudgeProfile judge,
      ReceiptSigner signer,
      Clock clock) {
    return new HandlePush(
        apps,
        pushes,
        new PushCheck(memory, clock),
        new ObeyEvent(identities, purposes, registrar, judge, signer));
  }

  @Provides
  @Singleton
  PrivacyUseCases privacyUseCases(
      HandlePush handlePush,
      Apps apps,
      Pushes pushes,
      TokenCheck check,
      Sessions sessions,
      Registrar registrar,
      ReceiptSigner signer,
      Clock clock) {
    return new PrivacyUseCases(
        handlePush,
        new SealReply(apps, pushes, clock),
        new ExportMyData(check, sessions, registrar, signer),
        new EraseMyData(check, registrar, signer));
  }
}
