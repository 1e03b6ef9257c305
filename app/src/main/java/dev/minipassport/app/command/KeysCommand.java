package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.storage.KeySetFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes what a store on a server needs before it is begun, or continued by a newer version; the
/// embedded one does so by itself.
@Command(
    name = "keys",
    description = "Make or complete the key set of a store on PostgreSQL (store.keys).",
    mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private final Task task = new Task();

  /// Which file, and what to do with it.
  private static final class Task {
    @Option(
        names = "--create",
        paramLabel = "FILE",
        required = true,
        description = "The file; it must not exist. Give every node a copy, and back it up.")
    private @Nullable Path created;

    @Option(
        names = "--complete",
        paramLabel = "FILE",
        required = true,
        description = {
          "The file of an earlier version: the keys that it lacks are added, the others stay.",
          "Do so once, on one machine, and give every node the same file."
        })
    private @Nullable Path completed;
  }

  @Override
  public Integer call() {
    PrintWriter out = Streams.out(spec);
    if (task.created != null) {
      create(task.created, out);
    } else {
      complete(Objects.requireNonNull(task.completed), out);
    }
    out.flush();
    return ExitStatus.OK.code();
  }

  private static void create(Path file, PrintWriter out) {
    KeySetFile.create(file);
    out.println("Wrote a new key set to " + file + ".");
    out.println("Every node needs it; without it, what the store has sealed cannot be opened.");
  }

  private static void complete(Path file, PrintWriter out) {
    if (KeySetFile.complete(file)) {
      out.println("Added the keys that " + file + " lacked. Give every node this file.");
    } else {
      out.println(file + " lacks no keys; nothing was written.");
    }
  }
}
