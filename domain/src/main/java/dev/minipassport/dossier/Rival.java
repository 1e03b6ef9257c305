package dev.minipassport.dossier;

import dev.minipassport.identity.AccountId;

/// Another person of the same owner who holds the phone number in question.
public record Rival(AccountId account) {}
