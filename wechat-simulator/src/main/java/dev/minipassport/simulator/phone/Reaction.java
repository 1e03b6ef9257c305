package dev.minipassport.simulator.phone;

/// What the person does when a popup asks, or a field or picker opens.
public enum Reaction {
  ACCEPT,
  REFUSE,
  /// Closes it without an answer.
  DISMISS
}
