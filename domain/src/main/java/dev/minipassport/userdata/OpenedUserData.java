package dev.minipassport.userdata;

import java.time.Instant;
import java.util.Optional;

/// What stood in encrypted user data. Personal: it does not print itself.
///
/// @param openId whose it is; absent in the data of `getUserProfile` (protocol 13.1)
/// @param app the app id of the watermark, as it stood there
/// @param at the instant of the watermark, in whole seconds
public record OpenedUserData(Optional<String> openId, UserInfo info, String app, Instant at) {
  @Override
  public String toString() {
    return "OpenedUserData[REDACTED]";
  }
}
