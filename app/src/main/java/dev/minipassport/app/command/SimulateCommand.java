package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.config.AppSettings;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.service.Lifecycle;
import dev.minipassport.app.service.ReadyFile;
import dev.minipassport.app.service.Shutdown;
import dev.minipassport.app.simulation.SimulatedWeChat;
import dev.minipassport.simulator.WeChatSimulator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the simulator alone, for services that are developed elsewhere.
@Command(
    name = "simulate",
    description = "Run the WeChat simulator alone, on 127.0.0.1.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Where to listen; 0, the default, takes a free port.")
  private int port;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration of the services: the simulator knows its apps and secrets.")
  private @Nullable Path configuration;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Written, as JSON, once the simulator serves.")
  private @Nullable Path readyFile;

  @Override
  public Integer call() throws InterruptedException {
    List<AppSettings> apps = apps();
    Optional<ReadyFile> ready = Optional.ofNullable(readyFile).map(ReadyFile::at);
    try (var lifecycle = new Lifecycle()) {
      Shutdown.closes(lifecycle);
      WeChatSimulator simulator =
          lifecycle.start(
              "simulator", () -> SimulatedWeChat.open(port, "--port"), WeChatSimulator::close);
      apps.forEach(app -> SimulatedWeChat.register(simulator, app));
      if (ready.isPresent()) {
        lifecycle.start("ready file", () -> ready.get().write(facts(simulator)), ReadyFile::close);
      }
      PrintWriter out = Streams.out(spec);
      out.print(simulator.describe());
      out.flush();
      lifecycle.awaitEnd();
    }
    return ExitStatus.OK.code();
  }

  private List<AppSettings> apps() {
    if (configuration == null) {
      return List.of();
    }
    return Configuration.load(Optional.of(configuration), System.getenv(), Platform.WECHAT).apps();
  }

  private static Map<String, Object> facts(WeChatSimulator simulator) {
    return Map.of(
        "pid", ProcessHandle.current().pid(), "simulator", simulator.baseUri().toString());
  }
}
