package dev.minipassport.app.simulation;

import java.net.URI;

/// Whether WeChat is simulated, and where.
public sealed interface Simulation {

  /// It is not: WeChat is WeChat.
  record None() implements Simulation {}

  /// By a simulator in this process, which knows every configured app and one more.
  record Within() implements Simulation {}

  /// By a simulator that runs elsewhere on this machine; its clock is taken from its control API.
  record Beside(URI simulator) implements Simulation {}
}
