package dev.minipassport.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder that a database server has to itself: a small disk in memory where the machine lets one
/// be mounted, so that it can be full.
final class Volume implements AutoCloseable {
  private static final String SIZE = "512m";
  private static final int CHUNK = 1 << 16;

  private final Path folder;
  private final boolean mounted;

  Volume(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.mounted =
        Shell.isRoot()
            && Shell.attempt(
                    List.of(
                        "mount", "-t", "tmpfs", "-o", "size=" + SIZE, "chaos", folder.toString()))
                .succeeded();
    Shell.giveToDatabase(folder);
  }

  Path folder() {
    return folder;
  }

  boolean canBeFull() {
    return mounted;
  }

  /// Leaves no room.
  void fill() {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) {
        out.write(chunk);
      }
    } catch (IOException _) {
      // It is full.
    }
  }

  void makeRoom() {
    try {
      boolean _ = Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() {
    if (mounted) {
      Shell.Outcome _ = Shell.attempt(List.of("umount", "--lazy", folder.toString()));
    }
  }
}
