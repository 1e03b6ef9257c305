package dev.minipassport.simulator.control;

import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.fault.Injection;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Injects faults and heals them.
record FaultCommands(Simulation simulation) {

  Object inject(ControlInput input) {
    Injection injection = named(input.text("fault")).everywhere();
    var app = input.optionalText("app");
    var person = input.optionalText("person");
    var endpoint = input.optionalText("endpoint");
    var calls = input.optionalInt("calls");
    var millis = input.optionalInt("millis");
    var errcode = input.optionalInt("errcode");
    input.end();
    if (app.isPresent()) {
      injection = injection.forApp(Lookup.app(simulation, app.get()));
    }
    if (person.isPresent()) {
      injection = injection.forPerson(Lookup.person(simulation, person.get()));
    }
    injection = endpoint.map(injection::on).orElse(injection);
    injection = calls.map(injection::next).orElse(injection);
    injection = millis.map(Duration::ofMillis).map(injection::lasting).orElse(injection);
    injection = errcode.map(injection::withErrcode).orElse(injection);
    simulation.faults().inject(injection);
    return active();
  }

  Object list(ControlInput input) {
    input.end();
    return active();
  }

  Object heal(ControlInput input) {
    var fault = input.optionalText("fault");
    input.end();
    fault
        .map(FaultCommands::named)
        .ifPresentOrElse(simulation.faults()::heal, simulation.faults()::heal);
    return active();
  }

  private static Fault named(String name) {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new BadControl("choose a fault: " + Arrays.toString(Fault.values())));
  }

  private Map<String, Object> active() {
    return Map.of("active", simulation.faults().active().stream().map(this::shown).toList());
  }

  private Map<String, Object> shown(Injection injection) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("fault", injection.fault().name());
    if (injection.app() != null) {
      shown.put("app", injection.app());
    }
    if (injection.person() != null) {
      shown.put("person", injection.person());
    }
    if (injection.endpoint() != null) {
      shown.put("endpoint", injection.endpoint());
    }
    if (injection.calls() > 0) {
      shown.put("calls", injection.calls());
    }
    return shown;
  }
}
