package dev.minipassport.grpc.service.privacy;

import dev.minipassport.privacy.EraseMyData;
import dev.minipassport.privacy.ExportMyData;
import dev.minipassport.privacy.HandlePush;
import dev.minipassport.privacy.SealReply;

/// What `PrivacyService` calls.
public record PrivacyUseCases(
    HandlePush handlePush,
    SealReply sealReply,
    ExportMyData exportMyData,
    EraseMyData eraseMyData) {}
