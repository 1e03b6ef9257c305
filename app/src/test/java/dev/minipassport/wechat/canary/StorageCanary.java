package dev.minipassport.wechat.canary;

import dev.minipassport.storage.canary.GrpcCanary;
import org.jspecify.annotations.Nullable;

/// Caught by `NO_ADAPTER_KNOWS_ANOTHER`, or that rule cannot fail.
public final class StorageCanary {
  @Nullable GrpcCanary other;
}
