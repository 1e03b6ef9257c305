package dev.minipassport.ledger;

/// What a person said to a purpose.
public enum Decision {
  GRANTED,
  REFUSED,
  /// The question was closed without an answer.
  DISMISSED,
  /// A grant was taken back.
  WITHDRAWN
}
