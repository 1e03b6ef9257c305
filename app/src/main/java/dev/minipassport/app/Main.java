package dev.minipassport.app;

import dev.minipassport.app.command.CommandLines;

/// The program.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    LastResort.install();
    System.exit(CommandLines.run(arguments));
  }
}
