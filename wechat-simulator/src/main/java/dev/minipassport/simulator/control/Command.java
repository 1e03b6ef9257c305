package dev.minipassport.simulator.control;

/// One thing the control API does: reads its input completely, acts, and says what came of it.
@FunctionalInterface
interface Command {

  /// Runs the command; Jackson writes what it returns.
  ///
  /// @throws BadControl if the input cannot be obeyed
  Object run(ControlInput input);
}
