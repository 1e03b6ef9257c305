package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.storage.KeySetFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes what a store on a server needs before it is begun; the embedded one makes its own.
@Command(
    name = "keys",
    description = "Make the key set of a new store on PostgreSQL (store.keys).",
    mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--create",
      paramLabel = "FILE",
      required = true,
      description = "The file; it must not exist. Give every node a copy, and back it up.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    Path target = Objects.requireNonNull(file);
    KeySetFile.create(target);
    PrintWriter out = Streams.out(spec);
    out.println("Wrote a new key set to " + target + ".");
    out.println("Every node needs it; without it, what the store has sealed cannot be opened.");
    out.flush();
    return ExitStatus.OK.code();
  }
}
