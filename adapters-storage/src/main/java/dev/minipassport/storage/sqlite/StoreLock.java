package dev.minipassport.storage.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a second process away from a store. The operating system lets go of it when its process
/// dies, however it dies.
///
/// It also lets go of it when its process closes *any* channel on the file (POSIX `fcntl`). So what
/// this process holds is known here, and such a file is not opened again.
final class StoreLock implements AutoCloseable {
  private static final int LONGEST_NOTE = 64;
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private StoreLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Who holds it, without taking it or making the file. Whoever would take it meanwhile may be
  /// refused.
  static Optional<String> holderOf(Path file) throws IOException {
    try {
      return holderOfReal(real(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> holderOfReal(Path real) throws IOException {
    if (!HELD_HERE.add(real)) {
      return Optional.of(thisProcess());
    }
    try (var channel = FileChannel.open(real, StandardOpenOption.READ)) {
      return channel.tryLock(0, Long.MAX_VALUE, true) == null
          ? Optional.of(holder(channel))
          : Optional.empty();
    } finally {
      HELD_HERE.remove(real);
    }
  }

  private static Path real(Path file) throws IOException {
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    return directory.toRealPath().resolve(file.getFileName());
  }

  static StoreLock take(Path file) throws IOException {
    Path real = real(file);
    if (!HELD_HERE.add(real)) {
      throw FilesRefused.inUse(file, thisProcess());
    }
    try {
      return new StoreLock(real, locked(real));
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(real);
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            DataDirectory.OWNER_ONLY_FILE);
    try {
      if (channel.tryLock() == null) {
        throw FilesRefused.inUse(file, holder(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(thisProcess().getBytes(StandardCharsets.US_ASCII)), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String thisProcess() {
    return "process " + ProcessHandle.current().pid();
  }

  private static String holder(FileChannel channel) throws IOException {
    var note = ByteBuffer.allocate(LONGEST_NOTE);
    int length = channel.read(note, 0);
    return length > 0
        ? new String(note.array(), 0, length, StandardCharsets.US_ASCII)
        : "another process";
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
