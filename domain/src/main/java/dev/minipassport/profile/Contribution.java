package dev.minipassport.profile;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Gender;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.dossier.Region;
import dev.minipassport.dossier.SpokenLanguage;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.userdata.UserInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What an offer is worth once the rules have judged it.
sealed interface Contribution {

  /// Good to be kept.
  ///
  /// @param placeholders what was given for nothing, and is left out
  /// @param checkAt where WeChat can fetch the picture to check it; absent: where it is
  record Accepted(
      List<ProfileValue> values,
      Provenance provenance,
      Set<DataCategory> placeholders,
      Optional<AvatarUrl> checkAt)
      implements Contribution {

    /// Only what the purpose wants.
    Accepted within(Set<DataCategory> wanted) {
      Set<DataCategory> left = EnumSet.noneOf(DataCategory.class);
      left.addAll(placeholders);
      left.retainAll(wanted);
      return new Accepted(
          values.stream().filter(value -> wanted.contains(value.category())).toList(),
          provenance,
          left,
          checkAt);
    }
  }

  record Refused(Filling why) implements Contribution {}

  static Contribution of(Offer.Form form, Set<String> hosts) {
    var values = new ArrayList<ProfileValue>();
    Set<DataCategory> placeholders = EnumSet.noneOf(DataCategory.class);
    if (form.nickname().isPresent()) {
      switch (NicknameRule.judge(form.nickname().get())) {
        case Judged.Refused<Nickname>(var why) -> {
          return new Refused(new Filling.NicknameRefused(why));
        }
        case Judged.Accepted<Nickname>(var nickname) when nickname.placeholder() ->
            placeholders.add(DataCategory.NICKNAME);
        case Judged.Accepted<Nickname>(var nickname) -> values.add(nickname);
      }
    }
    if (form.avatarUrl().isPresent()) {
      switch (AvatarRule.judge(form.avatarUrl().get(), hosts)) {
        case Judged.Refused<AvatarUrl>(var why) -> {
          return new Refused(new Filling.AvatarRefused(why));
        }
        case Judged.Accepted<AvatarUrl>(var avatar) when avatar.placeholder() ->
            placeholders.add(DataCategory.AVATAR);
        case Judged.Accepted<AvatarUrl>(var avatar) -> values.add(avatar);
      }
    }
    if (form.checkUrl().isEmpty()) {
      return new Accepted(values, Provenance.FORM, placeholders, Optional.empty());
    }
    return switch (AvatarRule.judge(form.checkUrl().get(), hosts)) {
      case Judged.Refused<AvatarUrl>(var why) -> new Refused(new Filling.AvatarRefused(why));
      case Judged.Accepted<AvatarUrl>(var where) ->
          new Accepted(values, Provenance.FORM, placeholders, Optional.of(where));
    };
  }

  /// A profile of which nickname or avatar is a placeholder is one as a whole (protocol 13.2).
  static Contribution of(UserInfo info, Provenance provenance, Set<String> hosts) {
    var form = formOf(info);
    if (form.isEmpty()) {
      return new Accepted(
          List.of(), provenance, EnumSet.allOf(DataCategory.class), Optional.empty());
    }
    return switch (of(form.get(), hosts)) {
      case Refused refused -> refused;
      case Accepted accepted when !accepted.placeholders().isEmpty() ->
          new Accepted(List.of(), provenance, EnumSet.allOf(DataCategory.class), Optional.empty());
      case Accepted accepted -> {
        var values = new ArrayList<>(accepted.values());
        further(info, values);
        yield new Accepted(values, provenance, Set.of(), Optional.empty());
      }
    };
  }

  private static Optional<Offer.Form> formOf(UserInfo info) {
    Optional<String> nickname = info.nickName().filter(text -> !text.isBlank());
    Optional<String> avatar = info.avatarUrl().filter(text -> !text.isBlank());
    return nickname.isPresent() || avatar.isPresent()
        ? Optional.of(new Offer.Form(nickname, avatar))
        : Optional.empty();
  }

  /// What nobody typed is taken where it makes sense and left out where it does not.
  private static void further(UserInfo info, List<ProfileValue> values) {
    switch (info.gender()) {
      case 1 -> values.add(Gender.MALE);
      case 2 -> values.add(Gender.FEMALE);
      default -> {}
    }
    attempt(() -> new Region(info.country(), info.province(), info.city())).ifPresent(values::add);
    attempt(() -> new SpokenLanguage(info.language())).ifPresent(values::add);
  }

  private static <T> Optional<T> attempt(Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
