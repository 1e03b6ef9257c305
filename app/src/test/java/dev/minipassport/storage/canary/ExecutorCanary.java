package dev.minipassport.storage.canary;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Caught by `NOTHING_GROWS_WITHOUT_BOUND`, or that rule cannot fail.
final class ExecutorCanary {
  final ExecutorService executor = Executors.newCachedThreadPool();
}
