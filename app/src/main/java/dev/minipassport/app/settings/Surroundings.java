package dev.minipassport.app.settings;

import java.nio.file.Path;
import java.util.Map;

/// What a value may refer to.
///
/// @param directory relative paths start here: the directory of the configuration file
/// @param environment the variables of the process
public record Surroundings(Path directory, Map<String, String> environment) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }
}
