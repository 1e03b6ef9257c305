package dev.minipassport.storage.canary;

import dev.minipassport.grpc.canary.WeChatCanary;
import org.jspecify.annotations.Nullable;

/// Caught by `STORAGE_KNOWS_NO_OTHER_ADAPTER`, or that rule cannot fail.
public final class GrpcCanary {
  @Nullable WeChatCanary other;
}
