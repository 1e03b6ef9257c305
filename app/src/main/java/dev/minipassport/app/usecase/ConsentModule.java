package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.consent.AnswerPrompt;
import dev.minipassport.consent.Answers;
import dev.minipassport.consent.ExportReceipt;
import dev.minipassport.consent.Gate;
import dev.minipassport.consent.ListConsent;
import dev.minipassport.consent.WithdrawConsent;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.grpc.service.consent.ConsentUseCases;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.prompt.DecidePrompt;
import dev.minipassport.prompt.Prompts;
import dev.minipassport.prompt.Publications;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.OpaqueSeal;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Asking people for consent, and keeping what they answered.
final class ConsentModule extends AbstractModule {
  @Provides
  @Singleton
  Registrar registrar(Dossiers dossiers, Clock clock, RandomGenerator random) {
    return new Registrar(dossiers, clock, random);
  }

  @Provides
  @Singleton
  Prompts prompts(OpaqueSeal seal) {
    return new Prompts(seal);
  }

  @Provides
  @Singleton
  Answers answers(Prompts prompts, Purposes purposes, Clock clock) {
    return new Answers(prompts, purposes, clock);
  }

  @Provides
  @Singleton
  Gate gate(Answers answers, Registrar registrar) {
    return new Gate(answers, registrar);
  }

  @Provides
  @Singleton
  DecidePrompt decidePrompt(
      TokenCheck check,
      Purposes purposes,
      Registrar registrar,
      Publications publications,
      Prompts prompts) {
    return new DecidePrompt(check, purposes, registrar, publications, prompts);
  }

  @Provides
  @Singleton
  AnswerPrompt answerPrompt(TokenCheck check, Answers answers, Registrar registrar) {
    return new AnswerPrompt(check, answers, registrar);
  }

  @Provides
  @Singleton
  WithdrawConsent withdrawConsent(TokenCheck check, Purposes purposes, Registrar registrar) {
    return new WithdrawConsent(check, purposes, registrar);
  }

  @Provides
  @Singleton
  ListConsent listConsent(TokenCheck check, Purposes purposes, Registrar registrar) {
    return new ListConsent(check, purposes, registrar);
  }

  @Provides
  @Singleton
  ExportReceipt exportReceipt(TokenCheck check, Registrar registrar, ReceiptSigner signer) {
    return new ExportReceipt(check, registrar, signer);
  }

  @Provides
  @Singleton
  ConsentUseCases consentUseCases(
      DecidePrompt decide,
      AnswerPrompt answer,
      WithdrawConsent withdraw,
      ListConsent list,
      ExportReceipt export) {
    return new ConsentUseCases(decide, answer, withdraw, list, export);
  }
}
