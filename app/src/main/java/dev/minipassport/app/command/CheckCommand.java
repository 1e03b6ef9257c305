package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.logging.SafeText;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.postgresql.PostgresStoreOptions;
import dev.minipassport.storage.postgresql.Standby;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Reads a configuration as `serve` would, asks a database server what it is worth, and starts
/// nothing.
@Command(
    name = "check",
    description = "Validate a configuration: all errors at once, or the effective settings.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--settings",
      description = "List every setting with its default and the variable that overrides it.")
  private boolean settings;

  @Option(names = "--offline", description = "Do not ask the database server of store.url.")
  private boolean offline;

  @Override
  public Integer call() {
    if (settings) {
      PrintWriter out = Streams.out(spec);
      Configuration.settings().forEach(out::println);
      return ExitStatus.OK.code();
    }
    return check();
  }

  private int check() {
    Configuration checked =
        Configuration.load(configuration.file(), System.getenv(), Platform.WECHAT);
    PrintWriter out = Streams.out(spec);
    checked.table().lines().forEach(line -> out.println(SafeText.of(line)));
    out.println("The configuration is usable.");
    out.flush();
    if (!offline) {
      checked.store().server().ifPresent(this::ask);
    }
    return ExitStatus.OK.code();
  }

  /// A server that cannot be asked from here may answer the nodes.
  private void ask(PostgresStoreOptions server) {
    try {
      if (!Standby.isSynchronous(server)) {
        warn(Standby.NONE);
      }
    } catch (StoreRefused unreachable) {
      warn("Nothing was learnt about the database. " + unreachable.getMessage());
    }
  }

  private void warn(String text) {
    Streams.err(spec).println("Warning: " + SafeText.of(text));
  }
}
