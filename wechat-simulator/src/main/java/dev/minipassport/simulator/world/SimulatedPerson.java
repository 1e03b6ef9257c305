package dev.minipassport.simulator.world;

import dev.minipassport.simulator.phonenumber.PhoneNumber;
import dev.minipassport.simulator.profile.Profile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Somebody with a phone and WeChat on it: an open id per app, a union id per owner.
public final class SimulatedPerson {
  private final World world;
  private final String name;
  private final Map<String, Identity> identities = new ConcurrentHashMap<>();
  private final Map<String, String> unionIds = new ConcurrentHashMap<>();
  private volatile boolean blocked;
  private volatile @Nullable Profile profile;
  private volatile @Nullable PhoneNumber phoneNumber;

  SimulatedPerson(World world, String name) {
    this.world = world;
    this.name = name;
  }

  public String name() {
    return name;
  }

  /// `wx.login`: a fresh code, good for one exchange within 5 minutes. May rotate the session key.
  public String login(SimulatedApp app) {
    Identity identity = in(app);
    identity.login(world);
    return world.codes().issue(app, identity);
  }

  public String openId(SimulatedApp app) {
    return in(app).openId();
  }

  /// The union id that `app` sees now: none until the app has an owner.
  public Optional<String> unionId(SimulatedApp app) {
    return app.owner()
        .map(
            owner -> unionIds.computeIfAbsent(owner, o -> Identifiers.derived("owner " + o, name)));
  }

  /// The session key text that WeChat holds for this person in `app`; empty before the first login.
  public Optional<String> sessionKey(SimulatedApp app) {
    return in(app).key().map(IssuedKey::text);
  }

  /// Rotates the session key without a login, as a data pre-fetch may.
  public void rotateSessionKey(SimulatedApp app) {
    in(app).rotate(world);
  }

  /// The profile that was given, or one with the person's name and a picture of their own.
  public Profile profile() {
    Profile given = profile;
    return given == null ? derivedProfile(name) : given;
  }

  static Profile derivedProfile(String name) {
    return Profile.named(name, Identifiers.avatarUrl(name));
  }

  public void changeProfile(Profile other) {
    profile = other;
  }

  /// The phone number that was given, or a Chinese one that follows from the name.
  public PhoneNumber phoneNumber() {
    PhoneNumber given = phoneNumber;
    return given == null ? PhoneNumber.chinese(Identifiers.mobileNumber(name)) : given;
  }

  public void changePhoneNumber(PhoneNumber other) {
    phoneNumber = other;
  }

  /// Makes WeChat intercept this person's logins with 40226.
  public void block() {
    blocked = true;
  }

  public void unblock() {
    blocked = false;
  }

  public boolean blocked() {
    return blocked;
  }

  Identity in(SimulatedApp app) {
    return identities.computeIfAbsent(
        app.id(),
        id -> {
          var identity = new Identity(this, Identifiers.derived("app " + id, name));
          app.know(identity);
          return identity;
        });
  }

  void setOpenId(SimulatedApp app, String openId) {
    var identity = new Identity(this, openId);
    app.know(identity);
    Identity former = identities.put(app.id(), identity);
    if (former != null && !former.openId().equals(openId)) {
      app.forget(former);
    }
  }

  void setUnionId(String owner, String unionId) {
    unionIds.put(owner, unionId);
  }

  void setSessionKey(SimulatedApp app, String key) {
    in(app).pin(key);
  }
}
