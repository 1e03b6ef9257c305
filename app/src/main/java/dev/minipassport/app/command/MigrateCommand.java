package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.logging.Terminal;
import dev.minipassport.storage.move.Moved;
import dev.minipassport.storage.move.StoreMove;
import dev.minipassport.storage.postgresql.PostgresStoreOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Moves an embedded store, while the service is stopped, to the server of a configuration.
@Command(
    name = "migrate",
    description =
        "Move an embedded store to PostgreSQL, with all sessions; stop the service first.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DIRECTORY",
      required = true,
      description = {
        "The data directory of the embedded store. The configuration is the new one:",
        "store.engine: postgresql, and in store.keys a copy of DIRECTORY/keys.json."
      })
  private @Nullable Path source;

  @Override
  public Integer call() {
    Configuration target =
        Configuration.load(configuration.file(), System.getenv(), Platform.WECHAT);
    PostgresStoreOptions server =
        target
            .store()
            .server()
            .orElseThrow(
                () ->
                    Refusal.ofUsage(
                        "The configuration names no server to move to: set store.engine to"
                            + " postgresql, and store.url, store.user and store.keys."));
    Path from = Objects.requireNonNull(source);
    PrintWriter out = Streams.out(spec);
    Moved moved = watched(out, from, server);
    if (moved.before()) {
      out.println("This store was moved to " + server.url() + " before; nothing was changed.");
      out.flush();
      return ExitStatus.OK.code();
    }
    out.printf(
        "Moved %,d rows of %d tables to %s: equal on both sides, %,d chains of consent verified.%n",
        moved.rows(), moved.tables(), server.url(), moved.chains());
    out.println("Start the nodes on the new configuration: every session goes on there.");
    out.println("The old store is kept in " + from + ", and is served no more.");
    out.flush();
    return ExitStatus.OK.code();
  }

  private static Moved watched(PrintWriter out, Path from, PostgresStoreOptions server) {
    var bar = new ProgressBar(out, Terminal.outputIsSeen());
    try {
      return StoreMove.run(from, server, name(), bar);
    } finally {
      bar.end();
    }
  }

  private static String name() {
    return "move " + UUID.randomUUID() + " of " + LocalDate.now(ZoneOffset.UTC);
  }
}
