package dev.minipassport.grpc.canary;

import dev.minipassport.wechat.canary.StorageCanary;
import org.jspecify.annotations.Nullable;

/// Caught by `GRPC_KNOWS_NO_OTHER_ADAPTER`, or that rule cannot fail.
public final class WeChatCanary {
  @Nullable StorageCanary other;
}
