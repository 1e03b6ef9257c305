package dev.minipassport.simulator.control;

import dev.minipassport.simulator.api.CallLog;
import dev.minipassport.simulator.api.WeChatApi;
import dev.minipassport.simulator.fault.Faults;
import dev.minipassport.simulator.http.Delivery;
import dev.minipassport.simulator.http.Handler;
import dev.minipassport.simulator.http.Request;
import dev.minipassport.simulator.push.Pusher;
import dev.minipassport.simulator.push.wire.PushSender;
import dev.minipassport.simulator.world.Identifiers;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatorClock;
import dev.minipassport.simulator.world.WeChatRules;
import dev.minipassport.simulator.world.World;
import java.util.List;

/// The state behind both APIs, replaced as a whole by a reset.
public final class Simulation implements Handler, AutoCloseable {
  private final WeChatRules rules;
  private final SimulatorClock clock;
  private final Identifiers identifiers;
  private final int callsKept;
  private volatile List<SimulatedApp> kept = List.of();
  private final PushSender sender = new PushSender();
  private volatile State state;

  public Simulation(
      WeChatRules rules, SimulatorClock clock, Identifiers identifiers, int callsKept) {
    this.rules = rules;
    this.clock = clock;
    this.identifiers = identifiers;
    this.callsKept = callsKept;
    this.state = fresh();
  }

  public SimulatorClock clock() {
    return clock;
  }

  public World world() {
    return state.world;
  }

  public Faults faults() {
    return state.faults;
  }

  public CallLog calls() {
    return state.calls;
  }

  public Pusher pusher() {
    return state.pusher;
  }

  /// Lets the apps of this moment, as they are now, outlast every reset.
  public void keepApps() {
    kept = world().apps().stream().map(SimulatedApp::anew).toList();
  }

  /// Forgets people, codes, tokens, faults, calls and all apps but those that are kept, and returns
  /// to the real time and to the rules of the start.
  public void reset() {
    clock.reset();
    state = fresh();
  }

  @Override
  public Delivery handle(Request request) {
    return state.weChat.handle(request);
  }

  /// Ends what is being pushed.
  @Override
  public void close() {
    sender.close();
  }

  private State fresh() {
    var world = new World(rules, clock, identifiers, kept);
    var faults = new Faults();
    var calls = new CallLog(callsKept);
    var pusher = new Pusher(world, sender);
    return new State(
        world, faults, calls, pusher, new WeChatApi(world, faults, calls, pusher::judged));
  }

  private record State(
      World world, Faults faults, CallLog calls, Pusher pusher, WeChatApi weChat) {}
}
