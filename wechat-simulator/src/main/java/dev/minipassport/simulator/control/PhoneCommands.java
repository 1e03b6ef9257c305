package dev.minipassport.simulator.control;

import dev.minipassport.simulator.phone.Callback;
import dev.minipassport.simulator.phone.Client;
import dev.minipassport.simulator.phone.Phone;
import java.util.Map;
import java.util.function.Function;

/// Asks people's phones for their data; answers what the mini program's callback gets.
record PhoneCommands(Simulation simulation) {

  Object getUserProfile(ControlInput input) {
    return asked(input, Phone::getUserProfile);
  }

  Object getUserInfo(ControlInput input) {
    return asked(input, Phone::getUserInfo);
  }

  Object chooseAvatar(ControlInput input) {
    return asked(input, Phone::chooseAvatar);
  }

  Object nickname(ControlInput input) {
    var typed = input.optionalText("text");
    return asked(input, phone -> typed.map(phone::nickname).orElseGet(phone::nickname));
  }

  Object getPhoneNumber(ControlInput input) {
    return asked(input, Phone::getPhoneNumber);
  }

  Object getRealtimePhoneNumber(ControlInput input) {
    return asked(input, Phone::getRealtimePhoneNumber);
  }

  Object latestUserKey(ControlInput input) {
    return asked(input, Phone::latestUserKey);
  }

  Object sign(ControlInput input) {
    Phone phone = phone(input, Client.CURRENT);
    String rawData = input.text("raw_data");
    input.end();
    return Map.of("signature", phone.sign(rawData));
  }

  Object seal(ControlInput input) {
    Phone phone = phone(input, Client.CURRENT);
    String plaintext = input.text("plaintext");
    var iv = input.optionalText("iv");
    input.end();
    return iv.map(given -> phone.seal(plaintext, given)).orElseGet(() -> phone.seal(plaintext));
  }

  private Object asked(ControlInput input, Function<Phone, Callback> call) {
    Phone phone = phone(input, ClientInput.in(input));
    input.end();
    return call.apply(phone).fields();
  }

  private Phone phone(ControlInput input, Client client) {
    return new Phone(
        simulation.world(),
        Lookup.person(simulation, input.text("person")),
        Lookup.app(simulation, input),
        client);
  }
}
