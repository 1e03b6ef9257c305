package dev.minipassport.app.settings;

import java.util.List;
import java.util.stream.Collectors;

/// The configuration cannot be used. The message has a line for each problem.
public final class InvalidConfiguration extends RuntimeException {
  private final transient List<Problem> problems;

  public InvalidConfiguration(List<Problem> problems) {
    super(problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
    this.problems = problems;
  }

  public List<Problem> problems() {
    return problems;
  }
}
