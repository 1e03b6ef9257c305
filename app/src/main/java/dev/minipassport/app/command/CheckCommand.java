package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.config.StoreSettings;
import dev.minipassport.app.logging.SafeText;
import dev.minipassport.storage.Findings;
import dev.minipassport.storage.postgresql.Inspection;
import dev.minipassport.storage.sqlite.DirectoryInspection;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Reads a configuration as `serve` would, looks at the store that it names (key set and server, or
/// data directory), and starts nothing.
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
      description = "Do not look at the store: server and key set, or data directory.")
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
    out.flush();
    Findings findings = offline ? Findings.NONE : findings(checked.store());
    PrintWriter err = Streams.err(spec);
    findings.warnings().forEach(text -> err.println("Warning: " + SafeText.of(text)));
    if (!findings.refusals().isEmpty()) {
      err.println("The configuration cannot be used:");
      findings.refusals().forEach(text -> err.println("  " + SafeText.of(text)));
      return ExitStatus.USAGE.code();
    }
    out.println("The configuration is usable.");
    out.flush();
    return ExitStatus.OK.code();
  }

  /// A server that cannot be asked from here may answer the nodes.
  private static Findings findings(StoreSettings store) {
    return store
        .server()
        .map(Inspection::findings)
        .orElseGet(() -> DirectoryInspection.findings(store.path()));
  }
}
