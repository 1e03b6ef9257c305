package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.DurableFile;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.StoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// An embedded store that this process holds and nobody serves.
public final class StoppedStore implements AutoCloseable {
  private static final String NOTED = ", ";

  private final StoreFiles files;

  private StoppedStore(StoreFiles files) {
    this.files = files;
  }

  /// Throws [StoreRefused] where there is none, where it is in use, and where it cannot be used.
  public static StoppedStore take(Path directory) {
    var there = new DataDirectory(directory);
    try {
      if (!there.hasDatabase()) {
        throw FilesRefused.notAStore(directory);
      }
      StoreFiles files = StoreFiles.hold(Optional.of(directory));
      try {
        var _ = files.prepare();
        return new StoppedStore(files);
      } catch (GeneralSecurityException | RuntimeException e) {
        files.close();
        throw e;
      }
    } catch (IOException e) {
      throw FilesRefused.unusable(directory, e);
    } catch (GeneralSecurityException e) {
      throw StoreRefused.keySetUnreadable(there.keys(), e);
    }
  }

  /// Throws [StoreRefused] unless `copy` is the key set of this store, whole.
  public void requireKeySet(Path copy) {
    Path own = files.directory().keys();
    if (!Files.exists(copy)) {
      throw FilesRefused.keySetNotCopied(own, copy);
    }
    try {
      if (Files.mismatch(own, copy) >= 0) {
        throw FilesRefused.keySetNotCopied(own, copy);
      }
    } catch (IOException e) {
      throw StoreRefused.keySetUnreadable(copy, e);
    }
    var _ = KeySetFile.existing(copy);
  }

  /// Throws [StoreRefused] if it was moved, or may have been, to another database than this one.
  public void requireNotMovedBut(String successor) {
    try {
      Optional<String> note = files.directory().successorNote();
      if (note.filter(text -> !text.startsWith(successor + NOTED)).isPresent()) {
        throw FilesRefused.moved(note.get(), files.directory().successor());
      }
    } catch (IOException e) {
      throw FilesRefused.unusable(files.directory().successor(), e);
    }
  }

  public Handle open() {
    return files.database().open();
  }

  /// Nobody serves it again, unless somebody means it.
  ///
  /// @param successor the url of the database that everything is in now
  /// @param move its name, which the database knows too
  public void retire(String successor, String move) {
    Path note = files.directory().successor();
    try {
      DurableFile.write(note, successor + NOTED + move);
    } catch (IOException e) {
      throw FilesRefused.unusable(note, e);
    }
  }

  /// Whether a note of this store names the move.
  public boolean isRetiredBy(String move) {
    try {
      return files.directory().successorNote().filter(note -> note.contains(move)).isPresent();
    } catch (IOException e) {
      throw FilesRefused.unusable(files.directory().successor(), e);
    }
  }

  @Override
  public void close() {
    files.close();
  }
}
