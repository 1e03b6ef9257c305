package dev.minipassport.simulator.fault;

import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A fault, whom it befalls, and for how many of their calls.
///
/// @param app the id of the only app it befalls; null: any
/// @param person the name of the only person it befalls; null: anybody, also calls without a person
/// @param endpoint the name of the only [EndpointName] it befalls; null: every path
/// @param calls how many calls it befalls before it heals by itself; 0: until healed
/// @param delay for [Fault#LATENCY] how late, for [Fault#SLOW_DRIP] the pause between bytes
/// @param errcode for faults that answer with one
public record Injection(
    Fault fault,
    @Nullable String app,
    @Nullable String person,
    @Nullable String endpoint,
    int calls,
    Duration delay,
    int errcode) {

  public Injection {
    if (endpoint != null) {
      EndpointName.known(endpoint);
    }
    if (calls < 0) {
      throw new IllegalArgumentException("give the number of calls, 0 for all, not " + calls);
    }
    if (delay.isNegative() || delay.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("a delay is between 0 and 1 hour, not " + delay);
    }
  }

  static Injection of(Fault fault) {
    Duration delay = fault == Fault.SLOW_DRIP ? Duration.ofMillis(100) : Duration.ofSeconds(1);
    return new Injection(fault, null, null, null, 0, delay, fault.errcode());
  }

  public Injection forApp(SimulatedApp only) {
    return new Injection(fault, only.id(), person, endpoint, calls, delay, errcode);
  }

  public Injection forPerson(SimulatedPerson only) {
    return new Injection(fault, app, only.name(), endpoint, calls, delay, errcode);
  }

  /// Narrows to one endpoint, named by the last segment of its path, such as `jscode2session`.
  public Injection on(String lastSegment) {
    return new Injection(fault, app, person, lastSegment, calls, delay, errcode);
  }

  /// Heals by itself after so many calls that it befell.
  public Injection next(int befallen) {
    return new Injection(fault, app, person, endpoint, befallen, delay, errcode);
  }

  public Injection lasting(Duration other) {
    return new Injection(fault, app, person, endpoint, calls, other, errcode);
  }

  /// Answers with another errcode than the usual one, but not with 0, which means success.
  public Injection withErrcode(int other) {
    if (other == 0) {
      throw new IllegalArgumentException(
          "choose an errcode other than 0, or leave it out for the usual one");
    }
    return new Injection(fault, app, person, endpoint, calls, delay, other);
  }

  boolean befalls(Target target) {
    return (app == null || app.equals(target.app()))
        && (person == null || person.equals(target.person()))
        && (endpoint == null || endpoint.equals(target.endpoint()));
  }

  public boolean strikesInstead() {
    return fault.moment() == Fault.Moment.INSTEAD;
  }
}
