package dev.minipassport.grpc.wire;

import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.v1.PhoneNumber;
import java.util.Optional;

/// A phone number, as the proto spells it: whole for those alone who have the role.
public final class PhoneWire {
  private PhoneWire() {}

  public static PhoneNumber number(dev.minipassport.dossier.PhoneNumber number, AppId app) {
    var told = PhoneNumber.newBuilder().setCountryCode(number.country()).setMasked(number.masked());
    if (Caller.current().may(Role.PHONE, app)) {
      told.setE164(number.e164());
    }
    return told.build();
  }

  /// The number in a profile.
  public static Optional<dev.minipassport.dossier.PhoneNumber> in(
      dev.minipassport.dossier.Profile profile) {
    return profile
        .get(DataCategory.PHONE)
        .map(held -> (dev.minipassport.dossier.PhoneNumber) held.value());
  }
}
