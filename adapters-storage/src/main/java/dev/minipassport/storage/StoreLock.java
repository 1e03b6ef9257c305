package dev.minipassport.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps a second process away from a store. The operating system lets go of it when its process
/// dies, however it dies.
final class StoreLock implements AutoCloseable {
  private static final int LONGEST_NOTE = 64;

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  static StoreLock take(Path file) throws IOException {
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            DataDirectory.OWNER_ONLY_FILE);
    try {
      if (tryLock(channel) == null) {
        throw StoreRefused.inUse(file, holder(channel));
      }
      channel.truncate(0);
      var note = "process " + ProcessHandle.current().pid();
      channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.US_ASCII)), 0);
      return new StoreLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
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
    channel.close();
  }
}
