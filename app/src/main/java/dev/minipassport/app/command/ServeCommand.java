package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.logging.Logging;
import dev.minipassport.app.service.Banner;
import dev.minipassport.app.service.Lifecycle;
import dev.minipassport.app.service.ServeOptions;
import dev.minipassport.app.service.Service;
import dev.minipassport.app.service.Serving;
import dev.minipassport.app.service.Shutdown;
import dev.minipassport.app.simulation.Simulation;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the service until a signal ends it.
@Command(name = "serve", description = "Run the service.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final String WHAT_IS_MISSING =
      """
      Nothing says which mini programs to serve. To develop, without WeChat and without credentials:

        ./minipassport serve --simulate

      To serve a mini program, write a file such as minipassport.yaml:

        apps:
          - id: wx0123456789abcdef
            secret: env:WECHAT_SECRET

      and start it with the secret in the environment:

        WECHAT_SECRET=... ./minipassport serve --config minipassport.yaml""";

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--simulate",
      description = "Run a WeChat simulator in this process; share its clock; accept mock codes.")
  private boolean simulate;

  @Option(
      names = "--simulator-port",
      paramLabel = "PORT",
      description = "Where the simulator of --simulate listens; without it, on a free port.")
  private @Nullable Integer simulatorPort;

  @Option(
      names = "--simulator",
      paramLabel = "URI",
      description = {
        "Share the clock of a simulator that runs elsewhere on this machine; accept mock codes.",
        "WeChat is asked where wechat.base-uri says."
      })
  private @Nullable URI simulator;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Written, as JSON with pid and ports, once everything serves.")
  private @Nullable Path readyFile;

  @Option(names = "--ephemeral", description = "Forget everything at the end.")
  private boolean ephemeral;

  @Override
  public Integer call() throws InterruptedException {
    Simulation simulation = simulation();
    Configuration settings = load(simulation, System.getenv());
    Logging.apply(settings.log());
    try (var lifecycle = new Lifecycle()) {
      Shutdown.closes(lifecycle);
      Serving serving =
          Service.start(
              lifecycle,
              settings,
              new ServeOptions(simulation, ephemeral, Optional.ofNullable(readyFile)));
      PrintWriter out = Streams.out(spec);
      out.print(Banner.of(Version.number(), serving, Programs.isInstalled("grpcurl")));
      out.flush();
      lifecycle.awaitEnd();
    }
    return ExitStatus.OK.code();
  }

  private Simulation simulation() {
    if (simulate && simulator != null) {
      throw Refusal.ofUsage("Give --simulate or --simulator, not both.");
    }
    if (simulatorPort != null && !simulate) {
      throw Refusal.ofUsage("Give --simulate with --simulator-port, or leave both out.");
    }
    if (simulator != null) {
      return new Simulation.Beside(simulator);
    }
    return simulate
        ? new Simulation.Within(Objects.requireNonNullElse(simulatorPort, 0))
        : new Simulation.None();
  }

  private Configuration load(Simulation simulation, Map<String, String> environment) {
    Optional<Path> file = configuration.file();
    return switch (simulation) {
      case Simulation.Within _ -> Configuration.load(file, environment, Platform.SIMULATOR);
      case Simulation.Beside _ -> Configuration.load(file, environment, Platform.WECHAT);
      case Simulation.None _ when file.isEmpty() && !namesApps(environment) ->
          throw Refusal.ofUsage(WHAT_IS_MISSING);
      case Simulation.None _ -> Configuration.load(file, environment, Platform.WECHAT);
    };
  }

  private static boolean namesApps(Map<String, String> environment) {
    return environment.keySet().stream().anyMatch(name -> name.startsWith("MINIPASSPORT_APPS_"));
  }
}
