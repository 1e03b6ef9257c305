package dev.minipassport.grpc.wire;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Region;
import dev.minipassport.dossier.Shown;
import dev.minipassport.dossier.SpokenLanguage;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.v1.Gender;
import dev.minipassport.v1.Origin;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.Provenance;
import java.util.List;
import java.util.Optional;

/// A profile, as the proto spells it.
public final class ProfileWire {
  private ProfileWire() {}

  public static Profile profile(Shown shown) {
    var profile = Profile.newBuilder();
    shown.items().values().forEach(item -> put(profile, item));
    return profile.addAllHidden(ConsentWire.categories(shown.hidden())).build();
  }

  /// All of it, hidden or not: for whoever it is about.
  public static Profile whole(dev.minipassport.dossier.Profile kept) {
    var profile = Profile.newBuilder();
    kept.values().values().forEach(held -> put(profile, new Shown.Item(held, Optional.empty())));
    return profile.addAllHidden(ConsentWire.categories(hidden(kept))).build();
  }

  /// What of it may not be shown yet.
  public static List<DataCategory> hidden(dev.minipassport.dossier.Profile kept) {
    return kept.values().values().stream()
        .filter(held -> !held.clearance().shows())
        .map(held -> held.value().category())
        .toList();
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
      case PhoneNumber _ -> {}
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

  public static Origin origin(Shown.Item item) {
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
      case REDEEMED -> Provenance.PROVENANCE_REDEEMED;
    };
  }
}
