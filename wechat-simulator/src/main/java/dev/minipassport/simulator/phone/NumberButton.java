package dev.minipassport.simulator.phone;

import dev.minipassport.simulator.phone.Callback.Failure;
import dev.minipassport.simulator.phone.Callback.Success;
import dev.minipassport.simulator.phonenumber.PhoneCode;
import dev.minipassport.simulator.phonenumber.PhoneNumber;
import dev.minipassport.simulator.phonenumber.Verification;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.World;
import java.time.Instant;
import java.util.Optional;

/// The two buttons that ask for a phone number. What they give is charged at once.
///
/// @param sealing empty without a live session key
record NumberButton(
    World world,
    SimulatedPerson person,
    SimulatedApp app,
    Client client,
    Optional<Sealing> sealing) {
  private static final int QUOTA_USED_UP = 1400001;

  Callback quick() {
    String call = "getPhoneNumber";
    if (!abilities().phoneButton()) {
      return Failure.of(call + ":fail not supported");
    }
    return tapped(call, Verification.QUICK)
        .orElseGet(
            () -> {
              Success open = Success.of(call);
              return sealed(abilities().phoneCode() ? coded(open) : open);
            });
  }

  Callback realtime() {
    String call = "getRealtimePhoneNumber";
    if (!abilities().realtimePhone()) {
      return Failure.of(call + ":fail not supported");
    }
    return tapped(call, Verification.REALTIME).orElseGet(() -> coded(Success.of(call)));
  }

  /// The failure of a tap; empty once the number is charged.
  private Optional<Callback> tapped(String call, Verification verification) {
    Optional<Callback> refusal = new PrivacyCheck(client, abilities()).refusal(call);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (app.phoneAccount().exhausted()) {
      return Optional.of(usedUp(call));
    }
    if (client.reaction() != Reaction.ACCEPT) {
      return Optional.of(Failure.of(call + ":fail user deny"));
    }
    return app.phoneAccount().charge(verification) ? Optional.empty() : Optional.of(usedUp(call));
  }

  private static Callback usedUp(String call) {
    return Failure.of(call + ":fail the quota is used up", QUOTA_USED_UP);
  }

  private Success coded(Success open) {
    String value = world.identifiers().phoneCode();
    world.phoneNumbers().issue(value, new PhoneCode(app.id(), person.openId(app), number(), now()));
    return open.and("code", value);
  }

  private Success sealed(Success open) {
    if (sealing.isEmpty()) {
      return open;
    }
    String plaintext = Members.write(number().members(app.id(), now().getEpochSecond()));
    Sealed sealed = sealing.get().seal(plaintext, world.identifiers().iv());
    world.phoneNumbers().sealed().remember(app.id(), sealed.encryptedData(), now());
    return open.and("encryptedData", sealed.encryptedData()).and("iv", sealed.iv());
  }

  private PhoneNumber number() {
    return person.phoneNumber();
  }

  private Abilities abilities() {
    return new Abilities(client, now());
  }

  private Instant now() {
    return world.clock().now();
  }
}
