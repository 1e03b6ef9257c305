package dev.minipassport.grpc.wire;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.Region;
import dev.minipassport.dossier.Shown;
import dev.minipassport.dossier.SpokenLanguage;
import dev.minipassport.v1.Gender;
import dev.minipassport.v1.Origin;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.Provenance;

/// A profile, as the proto spells it.
public final class ProfileWire {
  private ProfileWire() {}

  public static Profile profile(Shown shown) {
    var profile = Profile.newBuilder();
    shown.items().values().forEach(item -> put(profile, item));
    return profile.build();
  }

  private static void put(Profile.Builder profile, Shown.Item item) {
    Origin origin = origin(item);
    switch (item.held().value()) {
      case Nickname nickname -> profile.setNickname(text(nickname.text(), origin));
      case AvatarUrl avatar ->
          profile.setAvatar(
              Profile.Avatar.newBuilder()
                  .setUrl(avatar.text())
                  .setCopyNeeded(avatar.ofWeChat())
                  .setOrigin(origin));
      case dev.minipassport.dossier.Gender gender ->
          profile.setGender(
              Profile.GenderField.newBuilder().setValue(gender(gender)).setOrigin(origin));
      case Region region ->
          profile.setRegion(
              Profile.Region.newBuilder()
                  .setCountry(region.country())
                  .setProvince(region.province())
                  .setCity(region.city())
                  .setOrigin(origin));
      case SpokenLanguage language -> profile.setLanguage(text(language.text(), origin));
    }
  }

  private static Profile.TextField text(String value, Origin origin) {
    return Profile.TextField.newBuilder().setValue(value).setOrigin(origin).build();
  }

  static Gender gender(dev.minipassport.dossier.Gender gender) {
    return switch (gender) {
      case MALE -> Gender.GENDER_MALE;
      case FEMALE -> Gender.GENDER_FEMALE;
    };
  }

  private static Origin origin(Shown.Item item) {
    var origin =
        Origin.newBuilder()
            .setProvenance(provenance(item.held().provenance()))
            .setPurposeId(item.held().purpose().value())
            .setAt(Wire.timestamp(item.held().at()));
    item.from().ifPresent(app -> origin.setFromAppId(app.value()));
    return origin.build();
  }

  static Provenance provenance(dev.minipassport.dossier.Provenance provenance) {
    return switch (provenance) {
      case FORM -> Provenance.PROVENANCE_FORM;
      case SIGNED -> Provenance.PROVENANCE_SIGNED;
      case PLAIN -> Provenance.PROVENANCE_PLAIN;
      case OPENED -> Provenance.PROVENANCE_OPENED;
    };
  }
}
