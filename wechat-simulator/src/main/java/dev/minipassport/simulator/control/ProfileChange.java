package dev.minipassport.simulator.control;

import dev.minipassport.simulator.profile.Profile;
import java.util.Optional;

/// The parts of a profile that a request names; the others stay.
record ProfileChange(
    Optional<String> nickName,
    Optional<String> avatarUrl,
    Optional<Integer> gender,
    Optional<String> city,
    Optional<String> province,
    Optional<String> country,
    Optional<String> language) {

  static ProfileChange in(ControlInput input) {
    var change =
        new ProfileChange(
            input.optionalText("nickName"),
            input.optionalText("avatarUrl"),
            input.optionalInt("gender"),
            input.optionalText("city"),
            input.optionalText("province"),
            input.optionalText("country"),
            input.optionalText("language"));
    input.end();
    return change;
  }

  Profile of(Profile profile) {
    return new Profile(
        nickName.orElse(profile.nickName()),
        avatarUrl.orElse(profile.avatarUrl()),
        gender.orElse(profile.gender()),
        city.orElse(profile.city()),
        province.orElse(profile.province()),
        country.orElse(profile.country()),
        language.orElse(profile.language()));
  }
}
