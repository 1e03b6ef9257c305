package dev.minipassport.app.settings;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong, so that all of it is reported at once.
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(Problem problem) {
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  public void add(String path, Origin origin, String text) {
    add(new Problem(path, origin, text));
  }

  /// Goes on only if all is well.
  ///
  /// @throws InvalidConfiguration if there is any problem
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidConfiguration(List.copyOf(found));
    }
  }
}
