package dev.minipassport.grpc.service.change;

import dev.minipassport.change.ListChanges;
import dev.minipassport.identity.ResolveAccount;

/// What `ChangeService` calls.
public record ChangeUseCases(ListChanges listChanges, ResolveAccount resolveAccount) {}
