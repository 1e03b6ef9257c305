package dev.minipassport.storage;

import dev.minipassport.storage.seal.KeySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/// The key set in clear, in a file of mode 0600: beside the embedded database, or on every node of
/// those that share one.
public final class KeySetFile {
  private KeySetFile() {}

  /// Reads a key set that must be there, and whole: keys that one node made for itself would be
  /// unknown to the others.
  public static KeySet existing(Path file) {
    if (!Files.exists(file)) {
      throw StoreRefused.keySetNotThere(file);
    }
    KeySet keys = read(file);
    if (keys.isCompleted()) {
      throw StoreRefused.keySetIncomplete(file);
    }
    return keys;
  }

  /// Generates a key set and writes it to a file that must not exist.
  public static KeySet create(Path file) {
    if (Files.exists(file)) {
      throw StoreRefused.keySetExists(file);
    }
    try {
      KeySet fresh = KeySet.generate();
      keep(file, fresh);
      return fresh;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Adds the keys that a key set of an earlier version lacks. Returns false if it lacks none.
  public static boolean complete(Path file) {
    if (!Files.exists(file)) {
      throw StoreRefused.keySetMissing(file);
    }
    KeySet keys = read(file);
    if (keys.isCompleted()) {
      keep(file, keys);
    }
    return keys.isCompleted();
  }

  /// Writes a key set in the place of the one it was read from.
  public static void keep(Path file, KeySet keys) {
    try {
      DurableFile.write(file, keys.reveal());
    } catch (IOException e) {
      throw StoreRefused.keySetUnwritable(file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads a key set that is there. It may lack keys of this version, and is returned with new ones
  /// in their places ([KeySet#isCompleted]).
  public static KeySet read(Path file) {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (!DurableFile.OWNER_ONLY.containsAll(mode)) {
        throw StoreRefused.keySetExposed(file, PosixFilePermissions.toString(mode));
      }
      return KeySet.parse(Files.readString(file));
    } catch (IOException | GeneralSecurityException e) {
      throw StoreRefused.keySetUnreadable(file, e);
    }
  }
}
