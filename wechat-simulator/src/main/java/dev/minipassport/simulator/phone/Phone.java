package dev.minipassport.simulator.phone;

import dev.minipassport.simulator.phone.Callback.Failure;
import dev.minipassport.simulator.phone.Callback.Success;
import dev.minipassport.simulator.profile.Placeholder;
import dev.minipassport.simulator.profile.Profile;
import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.IssuedKey;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.World;
import java.time.Instant;
import java.util.Optional;

/// One person's WeChat with one mini program open. It signs and encrypts with the session key that
/// WeChat holds at that moment.
public final class Phone {
  private final World world;
  private final SimulatedPerson person;
  private final SimulatedApp app;
  private final Client client;

  public Phone(World world, SimulatedPerson person, SimulatedApp app, Client client) {
    this.world = world;
    this.person = person;
    this.app = app;
    this.client = client;
  }

  /// The same phone with another client.
  public Phone with(Client other) {
    return new Phone(world, person, app, other);
  }

  /// `wx.getUserProfile`: `userInfo, rawData, signature`, and from 2.16.0 on `encryptedData, iv`,
  /// without ids.
  public Callback getUserProfile() {
    Abilities abilities = abilities();
    if (!abilities.userProfile()) {
      return Failure.of("wx.getUserProfile is not a function");
    }
    if (!client.tapped()) {
      return Failure.of("getUserProfile:fail can only be invoked by user TAP gesture.");
    }
    boolean withdrawn = abilities.userProfileIsWithdrawn();
    return refusal("getUserProfile", !withdrawn)
        .orElseGet(
            () ->
                success(
                    "getUserProfile",
                    data(withdrawn, Optional.empty()),
                    abilities.userProfileIsEncrypted()));
  }

  /// `<button open-type="getUserInfo">`: `userInfo, rawData, signature, encryptedData, iv`, the ids
  /// real even where the profile is not.
  public Callback getUserInfo() {
    Abilities abilities = abilities();
    if (!abilities.userInfoButton()) {
      return Failure.of("getUserInfo:fail not supported");
    }
    boolean anonymous = abilities.userInfoIsAnonymous();
    var ids = new UserData.Ids(person.openId(app), person.unionId(app));
    return refusal("getUserInfo", !anonymous)
        .orElseGet(() -> success("getUserInfo", data(anonymous, Optional.of(ids)), true));
  }

  /// `<button open-type="chooseAvatar">`: `avatarUrl`, the path of a file on the phone.
  public Callback chooseAvatar() {
    return new Form(client, abilities()).avatar(world.identifiers().fileName());
  }

  /// `<input type="nickname">`, where the person takes over the nickname they have.
  public Callback nickname() {
    return nickname(person.profile().nickName());
  }

  /// `<input type="nickname">`: `value`, and from 2.24.4 on `pass`, what WeChat's check says. For
  /// want of agreement the field becomes an ordinary one, which gives no `pass`.
  public Callback nickname(String typed) {
    return new Form(client, abilities()).nickname(typed);
  }

  /// `<button open-type="getPhoneNumber">`: `code` from 2.21.2 on, and `encryptedData, iv` where
  /// there is a live session key.
  public Callback getPhoneNumber() {
    return numberButton().quick();
  }

  /// `<button open-type="getRealtimePhoneNumber">`: `code`, from 2.24.4 on.
  public Callback getRealtimePhoneNumber() {
    return numberButton().realtime();
  }

  /// `UserCryptoManager.getLatestUserKey`: `encryptKey, iv, version, expireTime`, the last in
  /// seconds since the epoch (assumed). Somebody who never logged in has none (assumed).
  public Callback latestUserKey() {
    if (!abilities().userKey()) {
      return Failure.of("wx.getUserCryptoManager is not a function");
    }
    return identity()
        .filter(known -> known.key().isPresent())
        .map(known -> known.userKeys(world).getFirst())
        .<Callback>map(
            key ->
                Success.of("getLatestUserKey")
                    .and("encryptKey", key.text())
                    .and("iv", key.iv())
                    .and("version", key.version())
                    .and("expireTime", key.expiresAt().getEpochSecond()))
        .orElseGet(() -> Failure.of("getLatestUserKey:fail"));
  }

  /// Signs any text as if it were `rawData`.
  ///
  /// @throws IllegalArgumentException if there is no live session key
  public String sign(String rawData) {
    return sealing().orElseThrow(Phone::withoutLogin).signature(rawData);
  }

  /// Encrypts any text as if it were user data.
  ///
  /// @throws IllegalArgumentException if there is no live session key
  public Sealed seal(String plaintext) {
    return seal(plaintext, world.identifiers().iv());
  }

  /// Encrypts with an `iv` that is given: base64 of 16 bytes.
  ///
  /// @throws IllegalArgumentException if there is no live session key
  public Sealed seal(String plaintext, String iv) {
    return sealing().orElseThrow(Phone::withoutLogin).seal(plaintext, iv);
  }

  private Optional<Callback> refusal(String call, boolean popup) {
    return new PrivacyCheck(client, abilities())
        .refusal(call)
        .or(
            () ->
                popup && client.reaction() != Reaction.ACCEPT
                    ? Optional.of(Failure.of(call + ":fail auth deny"))
                    : Optional.empty());
  }

  private UserData data(boolean anonymous, Optional<UserData.Ids> ids) {
    if (anonymous) {
      return new UserData(Placeholder.PROFILE, abilities().placeholdersAreMarked(), ids);
    }
    Profile profile = person.profile();
    return new UserData(
        abilities().genderAndRegion() ? profile : profile.withoutGenderAndRegion(), false, ids);
  }

  /// Without a live session key nothing is signed or encrypted (assumed).
  private Success success(String call, UserData data, boolean encrypted) {
    Success open = Success.of(call).and("userInfo", data.userInfo());
    return sealing()
        .map(
            key ->
                encrypted ? encrypted(signed(open, data, key), data, key) : signed(open, data, key))
        .orElse(open);
  }

  private static Success signed(Success open, UserData data, Sealing key) {
    String rawData = data.rawData();
    return open.and("rawData", rawData).and("signature", key.signature(rawData));
  }

  private Success encrypted(Success signed, UserData data, Sealing key) {
    String plaintext = data.plaintext(app.id(), now().getEpochSecond());
    Sealed sealed = key.seal(plaintext, world.identifiers().iv());
    return signed.and("encryptedData", sealed.encryptedData()).and("iv", sealed.iv());
  }

  private NumberButton numberButton() {
    return new NumberButton(world, person, app, client, sealing());
  }

  private Optional<Identity> identity() {
    return app.identity(person.openId(app));
  }

  private Optional<Sealing> sealing() {
    return identity()
        .flatMap(Identity::key)
        .filter(key -> !key.expired(now()))
        .map(IssuedKey::text)
        .map(Sealing::new);
  }

  private Abilities abilities() {
    return new Abilities(client, now());
  }

  private Instant now() {
    return world.clock().now();
  }

  private static IllegalArgumentException withoutLogin() {
    return new IllegalArgumentException(
        "there is no live session key; let the person log in first: POST /control/login");
  }
}
