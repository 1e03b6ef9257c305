package dev.minipassport.storage.seal;

import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;

/// What one key set seals and signs with.
public record Seals(
    SessionKeySeal sessionKeys,
    ReplaySeal replays,
    OpaqueSeal opaque,
    ReceiptSigner receipts,
    PhoneSeal phones,
    AppSecretSeal appSecrets) {}
