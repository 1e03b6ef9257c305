package dev.minipassport.simulator;

import dev.minipassport.simulator.http.ServerLimits;
import dev.minipassport.simulator.world.WeChatRules;
import java.util.OptionalLong;

/// How a simulator starts.
///
/// @param port on 127.0.0.1; 0 takes a free one
/// @param seed makes codes, keys and tokens repeatable; empty: different at each start
/// @param callsKept how many of the last calls are kept; counts are kept of all
public record SimulatorOptions(
    int port, OptionalLong seed, int callsKept, WeChatRules rules, ServerLimits limits) {

  public static final SimulatorOptions DEFAULT =
      new SimulatorOptions(
          0, OptionalLong.empty(), 1_000, WeChatRules.DEFAULT, ServerLimits.DEFAULT);

  public SimulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is between 0 and 65535, not " + port);
    }
    if (callsKept < 1 || callsKept > 100_000) {
      throw new IllegalArgumentException("callsKept is between 1 and 100000, not " + callsKept);
    }
  }

  public SimulatorOptions withPort(int other) {
    return new SimulatorOptions(other, seed, callsKept, rules, limits);
  }

  public SimulatorOptions withSeed(long other) {
    return new SimulatorOptions(port, OptionalLong.of(other), callsKept, rules, limits);
  }

  public SimulatorOptions withCallsKept(int other) {
    return new SimulatorOptions(port, seed, other, rules, limits);
  }

  public SimulatorOptions withRules(WeChatRules other) {
    return new SimulatorOptions(port, seed, callsKept, other, limits);
  }

  public SimulatorOptions withLimits(ServerLimits other) {
    return new SimulatorOptions(port, seed, callsKept, rules, other);
  }

  /// Lets `the code is a mock one`, which the developer tools send without an AppID, sign in.
  public SimulatorOptions acceptingMockCode() {
    return withRules(rules.withAcceptMockCode(true));
  }
}
