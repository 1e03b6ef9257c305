package dev.minipassport.app.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

  /// Writes the file, whole, replacing one that was left behind.
  ///
  /// @param facts what stands in the file
  public static ReadyFile write(Path file, Map<String, ?> facts) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path draft = Files.createTempFile(directory, ".ready", ".json");
    try {
      Files.write(draft, JSON.writeValueAsBytes(facts));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    return new ReadyFile(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
