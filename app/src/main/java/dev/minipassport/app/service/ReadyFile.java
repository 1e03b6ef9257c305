package dev.minipassport.app.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.app.Refusal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// Tells a script that everything serves, and where: a JSON object with the process id and the
/// addresses. It appears at once and whole, and goes away at the end.
public final class ReadyFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  private ReadyFile(Path file) {
    this.file = file;
  }

  /// Removes a file that was left behind, since nothing serves yet, and makes sure that there can
  /// be a new one.
  ///
  /// @throws Refusal with what to do, if there cannot
  public static ReadyFile at(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "is a directory");
      }
      Files.createDirectories(directoryOf(file));
      Files.deleteIfExists(file);
      Files.delete(draft(file));
      return new ReadyFile(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /// Writes the file, whole.
  ///
  /// @param facts what stands in the file
  /// @throws Refusal with what to do, if it cannot be written
  public ReadyFile write(Map<String, ?> facts) {
    try {
      Path draft = draft(file);
      try {
        Files.write(draft, JSON.writeValueAsBytes(facts));
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
      return this;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static Path draft(Path file) throws IOException {
    return Files.createTempFile(directoryOf(file), ".ready", ".json");
  }

  /// Only a root has no parent, and a root is a directory.
  private static Path directoryOf(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }

  private static Refusal unwritable(Path file, IOException cause) {
    return Refusal.failed(
        "The ready file "
            + file.toAbsolutePath()
            + " cannot be written; give --ready-file a file in a directory of this user.",
        cause);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
