package dev.minipassport.storage.postgresql;

import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Callers who come at the same time. One who is told to comes again.
final class Crowd {
  private Crowd() {}

  interface Meanwhile {
    void happens() throws Exception;
  }

  /// What each of them got.
  static <T> List<T> atOnce(List<Callable<T>> callers) throws Exception {
    return atOnce(callers, () -> {});
  }

  /// As [#atOnce(List)].
  ///
  /// @param meanwhile happens when all of them have come
  static <T> List<T> atOnce(List<Callable<T>> callers, Meanwhile meanwhile) throws Exception {
    var go = new CountDownLatch(1);
    var come = new CountDownLatch(callers.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> answers = new ArrayList<>();
      for (Callable<T> caller : callers) {
        answers.add(
            threads.submit(
                () -> {
                  go.await();
                  come.countDown();
                  return persistent(caller);
                }));
      }
      go.countDown();
      come.await();
      meanwhile.happens();
      List<T> got = new ArrayList<>();
      for (Future<T> answer : answers) {
        got.add(answer.get());
      }
      return got;
    }
  }

  private static <T> T persistent(Callable<T> caller) throws Exception {
    while (true) {
      try {
        return caller.call();
      } catch (Overloaded | Unavailable _) {
        Thread.onSpinWait();
      }
    }
  }
}
