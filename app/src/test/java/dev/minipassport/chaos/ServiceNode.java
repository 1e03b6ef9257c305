package dev.minipassport.chaos;

import dev.minipassport.app.ProgramProcess;
import dev.minipassport.testkit.TcpProxy;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node: a process, a proxy before its store, a clock of its own where the machine can fake one.
final class ServiceNode implements AutoCloseable {
  private static final int ATTEMPTS = 60;

  private final Path folder;
  private final String name;
  private final Map<String, String> environment;
  private final TcpProxy store;
  private final Optional<Path> clock;
  private final Wire wire = new Wire(() -> Objects.requireNonNull(this.channel));
  private @Nullable ProgramProcess process;
  private volatile @Nullable ManagedChannel channel;

  /// @param environment what it does not share with others is added
  /// @param fakeTime the library that fakes clocks, if there is one
  ServiceNode(
      Path folder,
      String name,
      Map<String, String> environment,
      TcpProxy store,
      Optional<Path> fakeTime)
      throws IOException {
    this.folder = folder;
    this.name = name;
    this.store = store;
    this.environment = new HashMap<>(environment);
    this.environment.put("MINIPASSPORT_GRPC_PORT", "0");
    this.environment.put(
        "MINIPASSPORT_STORE_URL", "jdbc:postgresql://127.0.0.1:" + store.port() + "/postgres");
    this.clock = fakeTime.map(_ -> folder.resolve(name + ".clock"));
    if (fakeTime.isPresent()) {
      this.environment.put("LD_PRELOAD", fakeTime.get().toString());
      this.environment.put("FAKETIME_TIMESTAMP_FILE", clock.orElseThrow().toString());
      this.environment.put("FAKETIME_CACHE_DURATION", "1");
      this.environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
      // Else every timed wait of a JVM ends at once.
      this.environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
      stepClock(0);
    }
  }

  /// Without its store no node starts: it is tried until that is back.
  void start() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        startOnce();
        return;
      } catch (RuntimeException | IOException e) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException(e);
        }
        kill();
        Pause.millis(1_000);
      }
    }
  }

  private void startOnce() throws IOException, InterruptedException {
    process =
        ProgramProcess.start(folder, name, environment, "serve", "--config", Fleet.CONFIGURATION);
    int port = process.awaitReady().path("grpc").path("port").asInt();
    ManagedChannel before = channel;
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    if (before != null) {
      before.shutdownNow();
    }
  }

  Wire wire() {
    return wire;
  }

  TcpProxy store() {
    return store;
  }

  void kill() throws InterruptedException {
    if (process != null) {
      int _ = process.kill();
    }
  }

  void signal(String signal) {
    Shell.signal(signal, Objects.requireNonNull(process).pid());
  }

  /// Sets its clock so much ahead of the true time, or behind it.
  void stepClock(long seconds) {
    try {
      Path file = clock.orElseThrow();
      Path next = folder.resolve(name + ".clock.next");
      Files.writeString(next, "%+d%n".formatted(seconds));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.shutdownNow();
    }
    if (process != null) {
      process.close();
    }
    store.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
