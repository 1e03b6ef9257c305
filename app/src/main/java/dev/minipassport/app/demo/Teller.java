package dev.minipassport.app.demo;

/// Says what happened, step by step.
public sealed interface Teller permits TextTeller, JsonTeller {
  void tell(int number, Step step, Finding finding);

  /// The last line.
  void end(int steps, int failed);
}
