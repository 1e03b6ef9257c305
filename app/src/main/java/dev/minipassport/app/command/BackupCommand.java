package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.storage.sqlite.EmbeddedStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Copies the embedded store, also while the service uses it.
@Command(
    name = "backup",
    description = "Copy a live embedded store, its key set included.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--to",
      paramLabel = "DIRECTORY",
      required = true,
      description = "The copy; it must not exist. It holds keys: keep it as the original is kept.")
  private @Nullable Path target;

  @Override
  public Integer call() {
    Configuration source =
        Configuration.load(configuration.file(), System.getenv(), Platform.WECHAT);
    if (source.store().server().isPresent()) {
      throw Refusal.ofUsage(
          "backup copies the embedded store; copy a PostgreSQL database with pg_dump or"
              + " pg_basebackup, and keep the file of store.keys apart from it.");
    }
    Path to = Objects.requireNonNull(target);
    EmbeddedStore.backup(source.store().path(), to);
    PrintWriter out = Streams.out(spec);
    out.println("Copied " + source.store().path() + " to " + to + ", with its key set.");
    out.println("After restoring it, end all sessions: revocations since then are gone.");
    out.flush();
    return ExitStatus.OK.code();
  }
}
