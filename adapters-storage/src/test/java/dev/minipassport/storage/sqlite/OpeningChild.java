package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.StoreRefused;
import java.nio.file.Path;
import java.time.Clock;

/// A second process that wants the store; prints why it does not get it.
final class OpeningChild {
  private OpeningChild() {}

  public static void main(String[] arguments) {
    var options = EmbeddedStoreOptions.in(Path.of(arguments[0]));
    try (var _ = EmbeddedStore.open(options, Clock.systemUTC())) {
      System.out.println("OPENED");
    } catch (StoreRefused refused) {
      System.out.println(refused.reason() + " " + refused.getMessage());
    }
  }
}
