package dev.minipassport.simulator.control;

import dev.minipassport.simulator.phonenumber.PhoneNumber;
import dev.minipassport.simulator.world.PersonRegistration;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.util.LinkedHashMap;
import java.util.Map;

/// Registers people and uses their phones.
record PersonCommands(Simulation simulation) {

  Object register(ControlInput input) {
    PersonRegistration registration = simulation.world().newPerson(input.text("person"));
    input
        .texts("open_ids")
        .forEach((app, id) -> registration.openId(Lookup.app(simulation, app), id));
    input.texts("union_ids").forEach(registration::unionId);
    input
        .texts("session_keys")
        .forEach((app, key) -> registration.sessionKey(Lookup.app(simulation, app), key));
    input
        .optionalObject("profile")
        .map(ProfileChange::in)
        .ifPresent(change -> registration.profile(change::of));
    input
        .optionalObject("phone")
        .map(PersonCommands::phoneNumber)
        .ifPresent(registration::phoneNumber);
    var blocked = input.optionalFlag("blocked");
    input.end();
    SimulatedPerson person = registration.register();
    blocked.ifPresent(block -> setBlocked(person, block));
    return shown(person);
  }

  Object login(ControlInput input) {
    SimulatedApp app = Lookup.app(simulation, input);
    String name = input.text("person");
    input.end();
    return Map.of("code", simulation.world().person(name).login(app));
  }

  Object rotateSessionKey(ControlInput input) {
    SimulatedApp app = Lookup.app(simulation, input);
    String name = input.text("person");
    input.end();
    SimulatedPerson person = simulation.world().person(name);
    person.rotateSessionKey(app);
    return shown(person);
  }

  private static PhoneNumber phoneNumber(ControlInput input) {
    var number =
        new PhoneNumber(input.optionalText("country_code").orElse("86"), input.text("number"));
    input.end();
    return number;
  }

  private static void setBlocked(SimulatedPerson person, boolean blocked) {
    if (blocked) {
      person.block();
    } else {
      person.unblock();
    }
  }

  private Map<String, Object> shown(SimulatedPerson person) {
    var openIds = new LinkedHashMap<String, String>();
    var unionIds = new LinkedHashMap<String, String>();
    for (SimulatedApp app : simulation.world().apps()) {
      openIds.put(app.id(), person.openId(app));
      person.unionId(app).ifPresent(id -> unionIds.put(app.id(), id));
    }
    return Map.of(
        "person",
        person.name(),
        "open_ids",
        openIds,
        "union_ids",
        unionIds,
        "blocked",
        person.blocked(),
        "phone",
        Map.of(
            "country_code",
            person.phoneNumber().countryCode(),
            "number",
            person.phoneNumber().pure()),
        "profile",
        person.profile().members());
  }
}
