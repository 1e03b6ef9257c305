package dev.minipassport.userdata;

import java.util.Optional;

/// A person's profile in WeChat's words, as it came: not judged yet. Personal: it does not print
/// itself.
///
/// @param gender 1 is male, 2 is female, anything else unknown
/// @param language empty where WeChat withholds it
public record UserInfo(
    Optional<String> nickName,
    Optional<String> avatarUrl,
    int gender,
    String country,
    String province,
    String city,
    String language) {
  @Override
  public String toString() {
    return "UserInfo[REDACTED]";
  }
}
