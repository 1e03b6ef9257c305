package dev.minipassport.userdata;

import dev.minipassport.dossier.PhoneNumber;
import java.time.Instant;

/// What stood in encrypted phone data, which names nobody (protocol 8.2).
///
/// @param app the app id of the watermark, as it stood there
/// @param at the instant of the watermark, in whole seconds
public record OpenedPhone(PhoneNumber number, String app, Instant at) {
  @Override
  public String toString() {
    return "OpenedPhone[REDACTED]";
  }
}
