package dev.minipassport.storage.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of one store, which nobody but their owner can read.
record DataDirectory(Path path) {
  private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  static DataDirectory created(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, OWNER_ONLY_DIRECTORY);
    } else if (!OWNER_ONLY_DIRECTORY.value().containsAll(Files.getPosixFilePermissions(path))) {
      log.warn("Others can look into {}; the files in it are closed to them. chmod 700 it.", path);
    }
    return new DataDirectory(path);
  }

  static DataDirectory temporary() throws IOException {
    return new DataDirectory(Files.createTempDirectory("minipassport-", OWNER_ONLY_DIRECTORY));
  }

  /// A new directory of its own, in the same one as `path`.
  static DataDirectory temporaryBeside(Path path) throws IOException {
    return new DataDirectory(
        Files.createTempDirectory(
            path.getParent(), path.getFileName() + ".partial-", OWNER_ONLY_DIRECTORY));
  }

  Path database() {
    return path.resolve("minipassport.db");
  }

  Path keys() {
    return path.resolve("keys.json");
  }

  Path lock() {
    return path.resolve("store.lock");
  }

  /// Says where the store was moved to; there is none in a store that is served.
  Path successor() {
    return path.resolve("moved");
  }

  Optional<String> successorNote() throws IOException {
    try {
      return Optional.of(Files.readString(successor()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// What was committed may stand in SQLite's log only.
  boolean hasDatabase() throws IOException {
    return holdsSomething(database())
        || holdsSomething(database().resolveSibling(database().getFileName() + "-wal"));
  }

  private static boolean holdsSomething(Path file) throws IOException {
    return Files.exists(file) && Files.size(file) > 0;
  }

  /// SQLite gives its log the mode of the database.
  void ownDatabase() throws IOException {
    try {
      Files.createFile(database(), OWNER_ONLY_FILE);
    } catch (FileAlreadyExistsException _) {
      Files.setPosixFilePermissions(database(), OWNER_ONLY_FILE.value());
    }
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
