package dev.minipassport.simulator.world;

import dev.minipassport.simulator.phonenumber.PhoneNumber;
import dev.minipassport.simulator.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A person in the making; what is not given is derived from the name.
public final class PersonRegistration {
  private final World world;
  private final String name;
  private final List<Consumer<SimulatedPerson>> facts = new ArrayList<>();

  PersonRegistration(World world, String name) {
    this.world = world;
    this.name = Names.person(name);
  }

  public PersonRegistration openId(SimulatedApp app, String openId) {
    Names.id(openId);
    facts.addFirst(person -> person.setOpenId(app, openId));
    return this;
  }

  /// Gives the person a union id.
  ///
  /// @param owner the Open Platform account whose apps see this union id
  public PersonRegistration unionId(String owner, String unionId) {
    Names.owner(owner);
    Names.id(unionId);
    facts.add(person -> person.setUnionId(owner, unionId));
    return this;
  }

  /// Pins the session key: logins keep it, however old; only a reset or a rotation by hand ends it.
  public PersonRegistration sessionKey(SimulatedApp app, String base64) {
    IssuedKey.pinned(base64);
    facts.add(person -> person.setSessionKey(app, base64));
    return this;
  }

  public PersonRegistration phoneNumber(PhoneNumber number) {
    facts.add(person -> person.changePhoneNumber(number));
    return this;
  }

  public PersonRegistration profile(Profile profile) {
    facts.add(person -> person.changeProfile(profile));
    return this;
  }

  /// Changes the profile the person has, or would have.
  public PersonRegistration profile(UnaryOperator<Profile> change) {
    return profile(
        change.apply(
            world
                .knownPerson(name)
                .map(SimulatedPerson::profile)
                .orElseGet(() -> SimulatedPerson.derivedProfile(name))));
  }

  /// Registers the person, or adds these facts to the one who has the name already.
  public SimulatedPerson register() {
    SimulatedPerson person = world.person(name);
    facts.forEach(fact -> fact.accept(person));
    return person;
  }
}
