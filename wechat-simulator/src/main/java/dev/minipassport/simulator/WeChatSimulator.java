package dev.minipassport.simulator;

import dev.minipassport.simulator.api.RecordedCall;
import dev.minipassport.simulator.content.ContentRules;
import dev.minipassport.simulator.content.MediaChecks;
import dev.minipassport.simulator.control.ControlApi;
import dev.minipassport.simulator.control.Simulation;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.fault.Injection;
import dev.minipassport.simulator.http.Delivery;
import dev.minipassport.simulator.http.LoopbackServer;
import dev.minipassport.simulator.http.Request;
import dev.minipassport.simulator.phone.Client;
import dev.minipassport.simulator.phone.Phone;
import dev.minipassport.simulator.push.AppPush;
import dev.minipassport.simulator.world.Identifiers;
import dev.minipassport.simulator.world.PersonRegistration;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.SimulatorClock;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A WeChat on a loopback port, with the phones and the console in the caller's hands.
public final class WeChatSimulator implements AutoCloseable {
  private final Simulation simulation;
  private final ControlApi control;
  private final LoopbackServer server;

  private WeChatSimulator(SimulatorOptions options) {
    long seed = options.seed().orElseGet(() -> new SecureRandom().nextLong());
    this.simulation =
        new Simulation(
            options.rules(),
            new SimulatorClock(InstantSource.system()),
            new Identifiers(seed),
            options.callsKept());
    this.control = new ControlApi(simulation);
    this.server = LoopbackServer.open(options.port(), this::route, options.limits());
  }

  /// Starts on a free port with WeChat's ordinary rules.
  public static WeChatSimulator start() {
    return start(SimulatorOptions.DEFAULT);
  }

  /// Starts with other rules, limits, or on a port that is given.
  ///
  /// @throws java.io.UncheckedIOException if the port is taken
  public static WeChatSimulator start(SimulatorOptions options) {
    return new WeChatSimulator(options);
  }

  /// What stands for `https://api.weixin.qq.com`, without a slash at the end.
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public SimulatedApp registerApp(String appId, String secret) {
    return simulation.world().registerApp(appId, secret);
  }

  /// Registers an app whose people have union ids.
  ///
  /// @param owner the Open Platform account the app is bound to
  public SimulatedApp registerApp(String appId, String secret, String owner) {
    SimulatedApp app = registerApp(appId, secret);
    app.bindTo(owner);
    return app;
  }

  /// Somebody new.
  public SimulatedPerson registerPerson() {
    return simulation.world().stranger();
  }

  /// The person of that name, registered now if nobody has it; their ids follow from the name.
  public SimulatedPerson person(String name) {
    return simulation.world().person(name);
  }

  /// Begins to register a person whose ids or session key are given.
  public PersonRegistration newPerson(String name) {
    return simulation.world().newPerson(name);
  }

  /// The person's phone with the mini program open in a current client.
  public Phone phone(SimulatedPerson person, SimulatedApp app) {
    return phone(person, app, Client.CURRENT);
  }

  /// The person's phone with the mini program open in that client.
  public Phone phone(SimulatedPerson person, SimulatedApp app, Client client) {
    return new Phone(simulation.world(), person, app, client);
  }

  /// What texts and media are found to be.
  public ContentRules contentRules() {
    return simulation.world().contentRules();
  }

  /// The checks of media whose verdict has not been sent.
  public MediaChecks mediaChecks() {
    return simulation.world().mediaChecks();
  }

  /// Message push to the app's server.
  public AppPush push(SimulatedApp app) {
    return simulation.pusher().of(app);
  }

  public SimulatorClock clock() {
    return simulation.clock();
  }

  /// Lets a fault befall every call until it is healed.
  public void fail(Fault fault) {
    fail(fault.everywhere());
  }

  public void fail(Injection injection) {
    simulation.faults().inject(injection);
  }

  /// Heals every fault.
  public void heal() {
    simulation.faults().heal();
  }

  public void heal(Fault fault) {
    simulation.faults().heal(fault);
  }

  /// The last calls WeChat received, oldest first.
  public List<RecordedCall> calls() {
    return simulation.calls().calls();
  }

  /// The last calls of one endpoint, oldest first.
  ///
  /// @param endpoint the last segment of the path, such as `jscode2session`, or `elsewhere` for
  ///     paths WeChat does not have
  public List<RecordedCall> calls(String endpoint) {
    return simulation.calls().calls(endpoint);
  }

  /// How many calls of an endpoint there were since the start or the last reset.
  ///
  /// @param endpoint the last segment of the path, or `elsewhere` for paths WeChat does not have
  public long count(String endpoint) {
    return simulation.calls().count(endpoint);
  }

  /// How many calls there were since the start or the last reset, by path.
  public Map<String, Long> counts() {
    return simulation.calls().paths();
  }

  /// Lets the apps of this moment, as they are now, outlast every reset.
  public void keepApps() {
    simulation.keepApps();
  }

  /// Forgets people, codes, tokens, faults, calls and all apps but those that are kept, and returns
  /// to the real time and to the rules of the start. Handles given out before belong to a WeChat
  /// that nobody asks any more.
  public void reset() {
    simulation.reset();
  }

  /// A few lines for a terminal: where it listens, and what to copy to get a code for each app.
  public String describe() {
    return Description.of(baseUri(), simulation.world().apps());
  }

  @Override
  public void close() {
    server.close();
    simulation.close();
  }

  private Delivery route(Request request) {
    return request.path().startsWith(ControlApi.PREFIX)
        ? control.handle(request)
        : simulation.handle(request);
  }
}
