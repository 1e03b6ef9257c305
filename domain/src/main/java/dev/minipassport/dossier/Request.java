package dev.minipassport.dossier;

import dev.minipassport.ledger.RequestId;
import dev.minipassport.purpose.TextHash;

/// A request that may be repeated: the same id with another body is a mistake of the caller's.
///
/// @param body names what it asks for
public record Request(RequestId id, TextHash body) {}
