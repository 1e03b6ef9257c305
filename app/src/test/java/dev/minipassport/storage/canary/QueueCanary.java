package dev.minipassport.storage.canary;

import java.util.concurrent.LinkedBlockingQueue;

/// Caught by `NOTHING_GROWS_WITHOUT_BOUND`, or that rule cannot fail.
final class QueueCanary {
  final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
}
