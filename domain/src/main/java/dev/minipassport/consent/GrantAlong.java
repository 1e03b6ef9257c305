package dev.minipassport.consent;

import dev.minipassport.ledger.RequestId;
import dev.minipassport.prompt.PromptId;

/// A yes that comes in the same call as what it allows.
public record GrantAlong(PromptId prompt, RequestId request) {}
