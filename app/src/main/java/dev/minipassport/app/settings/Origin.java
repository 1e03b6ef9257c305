package dev.minipassport.app.settings;

/// Where a setting was given.
public sealed interface Origin {

  /// What a person would look for.
  String describe();

  /// A line of the configuration file, counted from 1.
  record Line(int number) implements Origin {
    @Override
    public String describe() {
      return "line " + number;
    }
  }

  /// A variable of the environment.
  record Variable(String name) implements Origin {
    @Override
    public String describe() {
      return name;
    }
  }

  /// The command line.
  record Option(String name) implements Origin {
    @Override
    public String describe() {
      return name;
    }
  }

  /// Nowhere: the program's own choice, or a thing that is missing.
  record Default() implements Origin {
    @Override
    public String describe() {
      return "default";
    }
  }
}
