package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.Findings;
import dev.minipassport.storage.StoreRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Looks at a data directory without opening the store in it: nothing is made or written there.
public final class DirectoryInspection {
  private DirectoryInspection() {}

  /// Whether the store was moved elsewhere, and who serves it already.
  public static Findings findings(Path directory) {
    var store = new DataDirectory(directory);
    try {
      Optional<String> successor = store.successorNote();
      if (successor.isPresent()) {
        return refusal(FilesRefused.moved(successor.get(), store.successor()));
      }
      return StoreLock.holderOf(store.lock())
          .map(
              holder ->
                  warning(
                      "The store in "
                          + directory
                          + " is in use by "
                          + holder
                          + ". Beside it a second one would be refused: stop that process before, or"
                          + " name another directory in store.path."))
          .orElse(Findings.NONE);
    } catch (IOException e) {
      return warning(
          "Nothing was learnt about the store in "
              + directory
              + " ("
              + StoreRefused.said(e)
              + "). Run this as the user of the service, or see who may read that directory.");
    }
  }

  private static Findings refusal(StoreRefused refused) {
    return new Findings(List.of(refused.getMessage()), List.of());
  }

  private static Findings warning(String text) {
    return new Findings(List.of(), List.of(text));
  }
}
