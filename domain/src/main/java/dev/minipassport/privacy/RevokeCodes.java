package dev.minipassport.privacy;

import dev.minipassport.purpose.DataCategory;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What WeChat's `RevokeInfo` takes back (protocol 12). Most of it is never kept here; it is named
/// to the backend, which may keep it.
final class RevokeCodes {
  private static final Map<String, Set<DataCategory>> OURS =
      Map.of(
          "6",
          EnumSet.of(
              DataCategory.NICKNAME,
              DataCategory.AVATAR,
              DataCategory.GENDER,
              DataCategory.REGION,
              DataCategory.LANGUAGE),
          "8",
          EnumSet.of(DataCategory.PHONE),
          "19",
          EnumSet.of(DataCategory.NICKNAME),
          "20",
          EnumSet.of(DataCategory.AVATAR));

  /// Licence plate, address, invoice, bluetooth, microphone, camera, steps, location, photos,
  /// files, e-mail, chosen location.
  private static final Set<String> OTHERS =
      Set.of("1", "2", "3", "4", "5", "7", "12", "13", "14", "15", "16", "18");

  private RevokeCodes() {}

  /// What of ours it concerns; empty for what is not kept here.
  static Set<DataCategory> categories(String code) {
    return OURS.getOrDefault(code, Set.of());
  }

  static boolean known(String code) {
    return OURS.containsKey(code) || OTHERS.contains(code);
  }
}
