package dev.minipassport.dossier;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.Ledger;

/// The same person in another app of the owner: another identity of the same account.
public record Relative(IdentityId identity, AppId app, Ledger ledger, Profile profile) {}
