package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.demo.Demo;
import dev.minipassport.app.demo.JsonTeller;
import dev.minipassport.app.demo.TextTeller;
import dev.minipassport.app.logging.Terminal;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plays the story.
@Command(
    name = "demo",
    description = "Play a mini program's sign-in against a real service and a simulated WeChat.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object for each step.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Streams.out(spec);
    int failed = Demo.play(json ? new JsonTeller(out) : new TextTeller(out, Terminal.coloured()));
    return (failed == 0 ? ExitStatus.OK : ExitStatus.FAILED).code();
  }
}
