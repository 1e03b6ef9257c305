package dev.minipassport.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What else is installed on this machine.
final class Programs {
  private Programs() {}

  static boolean isInstalled(String name) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(":"))
            .filter(directory -> !directory.isEmpty())
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }
}
