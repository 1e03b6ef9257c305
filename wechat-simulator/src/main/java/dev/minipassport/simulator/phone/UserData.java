package dev.minipassport.simulator.phone;

import dev.minipassport.simulator.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A profile on its way to the mini program, with the order of members that WeChat uses.
///
/// @param demoted whether `is_demote` marks it as a placeholder
/// @param ids whose it is, if it may say so
record UserData(Profile profile, boolean demoted, Optional<Ids> ids) {
  record Ids(String openId, Optional<String> unionId) {}

  /// What everybody may read.
  Map<String, Object> userInfo() {
    Map<String, Object> members = profile.members();
    if (demoted) {
      members.put("is_demote", true);
    }
    return members;
  }

  String rawData() {
    return Members.write(userInfo());
  }

  /// What is encrypted: the ids as well, and the watermark.
  ///
  /// @param seconds the time since the epoch
  String plaintext(String appId, long seconds) {
    var members = new LinkedHashMap<String, Object>();
    ids.ifPresent(known -> members.put("openId", known.openId()));
    members.putAll(profile.members());
    ids.flatMap(Ids::unionId).ifPresent(unionId -> members.put("unionId", unionId));
    var watermark = new LinkedHashMap<String, Object>();
    watermark.put("timestamp", seconds);
    watermark.put("appid", appId);
    members.put("watermark", watermark);
    if (demoted) {
      members.put("is_demote", true);
    }
    return Members.write(members);
  }
}
