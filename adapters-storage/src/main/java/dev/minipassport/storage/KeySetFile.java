package dev.minipassport.storage;

import dev.minipassport.storage.seal.KeySet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/// The key set in clear, in a file of mode 0600: beside the embedded database, or on every node of
/// those that share one.
public final class KeySetFile {
  private static final Set<PosixFilePermission> NARROW =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private KeySetFile() {}

  /// Reads the key set. Generates one only beside a database that does not exist yet; a key set
  /// without its database is what a lost file or a wrong mount leaves, and no reason to begin anew.
  static KeySet in(DataDirectory directory) throws IOException {
    Path file = directory.keys();
    try {
      if (Files.exists(file)) {
        if (!directory.hasDatabase()) {
          throw StoreRefused.databaseMissing(directory.database(), file);
        }
        return read(file);
      }
      if (directory.hasDatabase()) {
        throw StoreRefused.keySetMissing(file);
      }
      KeySet fresh = KeySet.generate();
      write(file, fresh.reveal());
      return fresh;
    } catch (GeneralSecurityException e) {
      throw StoreRefused.keySetUnreadable(file, e);
    }
  }

  /// Reads a key set that must be there, and whole: keys that one node made for itself would be
  /// unknown to the others.
  public static KeySet existing(Path file) {
    try {
      if (!Files.exists(file)) {
        throw StoreRefused.keySetNotThere(file);
      }
      KeySet keys = read(file);
      if (keys.isCompleted()) {
        throw StoreRefused.keySetIncomplete(file);
      }
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw StoreRefused.keySetUnreadable(file, e);
    }
  }

  /// Writes a new key set to a file that must not exist.
  public static void create(Path file) {
    if (Files.exists(file)) {
      throw StoreRefused.keySetExists(file);
    }
    try {
      write(file, KeySet.generate().reveal());
    } catch (IOException e) {
      throw StoreRefused.keySetUnwritable(file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Adds the keys that a key set of an earlier version lacks. Returns false if it lacks none.
  public static boolean complete(Path file) {
    if (!Files.exists(file)) {
      throw StoreRefused.keySetMissing(file);
    }
    try {
      KeySet keys = read(file);
      if (keys.isCompleted()) {
        write(file, keys.reveal());
      }
      return keys.isCompleted();
    } catch (IOException | GeneralSecurityException e) {
      throw StoreRefused.keySetUnreadable(file, e);
    }
  }

  private static KeySet read(Path file) throws IOException, GeneralSecurityException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    if (!NARROW.containsAll(mode)) {
      throw StoreRefused.keySetExposed(file, PosixFilePermissions.toString(mode));
    }
    return KeySet.parse(Files.readString(file));
  }

  /// The file is whole and durable before it gets its name: the store must not outlive it. One that
  /// takes the place of another keeps the mode of that.
  static void write(Path file, String text) throws IOException {
    Set<PosixFilePermission> mode =
        Files.exists(file) ? Files.getPosixFilePermissions(file) : NARROW;
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    try (var channel =
        FileChannel.open(
            partial,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(mode))) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    try (var directory = FileChannel.open(file.toAbsolutePath().getParent())) {
      directory.force(true);
    }
  }
}
