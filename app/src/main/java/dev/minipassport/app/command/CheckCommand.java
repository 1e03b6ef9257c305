package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.logging.SafeText;
import dev.minipassport.storage.postgresql.Inspection;
import dev.minipassport.storage.postgresql.PostgresStoreOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Reads a configuration as `serve` would, looks at the key set and the database server that it
/// names, and starts nothing.
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

  @Option(
      names = "--offline",
      description = "Look neither at store.keys nor at the server of store.url.")
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
      checked.store().server().ifPresent(this::inspect);
    }
    return ExitStatus.OK.code();
  }

  /// A server that cannot be asked from here may answer the nodes, and a key set may yet come.
  private void inspect(PostgresStoreOptions server) {
    Inspection.findings(server)
        .forEach(finding -> Streams.err(spec).println("Warning: " + SafeText.of(finding)));
  }
}
