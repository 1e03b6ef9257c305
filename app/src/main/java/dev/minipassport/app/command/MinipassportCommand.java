package dev.minipassport.app.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The name before every command.
@Command(
    name = "minipassport",
    description = "The identity service behind WeChat Mini Programs.",
    subcommands = {
      ServeCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      CheckCommand.class,
      BackupCommand.class,
      KeysCommand.class,
      MigrateCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "To see it at work:           ./minipassport demo",
      "To develop against it:       ./minipassport serve --simulate",
      "Exit status: 0 ok, 1 failed, 2 usage or configuration; 143 after SIGTERM."
    })
final class MinipassportCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command.");
    }
  }
}
