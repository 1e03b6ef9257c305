package dev.minipassport.app.command;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.Refusal;
import dev.minipassport.app.logging.SafeText;
import dev.minipassport.app.settings.InvalidConfiguration;
import dev.minipassport.app.settings.Problem;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.storage.StoreRefused;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// Runs a command line and says how it ended. What went wrong is told in words, on standard error.
public final class CommandLines {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

  private CommandLines() {}

  /// Returns the exit status.
  public static int run(String... arguments) {
    return run(lines(System.out), lines(System.err), arguments);
  }

  /// The encoding is the terminal's.
  private static PrintWriter lines(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new MinipassportCommand())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (thrown, command, _) -> explain(thrown, command.getErr()).code())
        .setExitCodeExceptionMapper(_ -> ExitStatus.USAGE.code())
        .execute(arguments);
  }

  private static ExitStatus explain(Exception thrown, PrintWriter err) {
    return switch (thrown) {
      case InvalidConfiguration invalid -> {
        err.println("The configuration cannot be used:");
        for (Problem problem : invalid.problems()) {
          err.println("  " + SafeText.of(problem.line()));
        }
        yield ExitStatus.USAGE;
      }
      case Refusal refusal -> {
        err.println(refusal.getMessage());
        yield refusal.status();
      }
      case StoreRefused refused -> {
        err.println(refused.getMessage());
        yield ExitStatus.FAILED;
      }
      case Unavailable unavailable -> {
        err.println(
            "The store did not answer in time, or refused what was asked of it ("
                + Optional.ofNullable(unavailable.getCause())
                    .map(Throwable::getMessage)
                    .orElse("no reason was given")
                + "). See that its server takes writes, and that a standby it waits for is there.");
        yield ExitStatus.FAILED;
      }
      default -> {
        LOG.error("A defect ended the command; please report this", thrown);
        err.println("This should not have happened; the log says more. Please report it.");
        yield ExitStatus.FAILED;
      }
    };
  }
}
