package dev.minipassport.grpc.service.consent;

import dev.minipassport.consent.AnswerPrompt;
import dev.minipassport.consent.ExportReceipt;
import dev.minipassport.consent.ListConsent;
import dev.minipassport.consent.WithdrawConsent;
import dev.minipassport.prompt.DecidePrompt;

/// What `ConsentService` calls.
public record ConsentUseCases(
    DecidePrompt decidePrompt,
    AnswerPrompt answerPrompt,
    WithdrawConsent withdrawConsent,
    ListConsent listConsent,
    ExportReceipt exportReceipt) {}
